package io.regioncheck.ledger;

import io.regioncheck.environment.ServiceType;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Cloud;
import io.regioncheck.openstack.Named;
import io.regioncheck.openstack.NetworkKind;
import java.util.List;
import java.util.Optional;

/** Where the things of a kind are: how they are listed by name and how one is deleted. */
final class Shelf {
    private final Cloud cloud;

    Shelf(Cloud cloud) {
        this.cloud = cloud;
    }

    /** Returns what of a kind in our project has a name with this prefix. */
    List<Named> named(Kind kind, String prefix) {
        return switch (kind) {
            case SERVER ->
                cloud.compute().serversNamed(prefix).stream()
                        .map(server -> new Named(server.id(), server.name(), Optional.of(server.created())))
                        .toList();
            case SNAPSHOT -> cloud.volumes().snapshotsNamed(prefix);
            case VOLUME -> cloud.volumes().volumesNamed(prefix);
            case IMAGE -> cloud.images().imagesNamed(prefix);
            case FLOATING_ADDRESS, PORT, ROUTER, SUBNET, NETWORK, SECURITY_GROUP ->
                cloud.network().named(networkKind(kind), prefix);
        };
    }

    /** Returns whether a region without the service of this kind has lost it, by what its environment says. */
    boolean mustBeThere(Kind kind) {
        return cloud.mustOffer(
                switch (kind) {
                    case SERVER -> "compute";
                    case SNAPSHOT, VOLUME -> ServiceType.VOLUME;
                    case IMAGE -> "image";
                    case FLOATING_ADDRESS, PORT, ROUTER, SUBNET, NETWORK, SECURITY_GROUP -> "network";
                });
    }

    /** @param serversAreGone whether no server of its run can have it any more */
    void delete(Kind kind, String id, boolean serversAreGone) {
        switch (kind) {
            case SERVER -> cloud.compute().delete(id);
            case SNAPSHOT -> cloud.volumes().deleteSnapshot(id);
            case VOLUME -> cloud.volumes().delete(id, serversAreGone);
            case IMAGE -> cloud.images().delete(id);
            case FLOATING_ADDRESS, PORT, ROUTER, SUBNET, NETWORK, SECURITY_GROUP ->
                cloud.network().delete(networkKind(kind), id);
        }
    }

    /** Returns whether something is there that no list shows by its name: a floating address where they have no description. */
    boolean isThereUnlisted(Kind kind, String id) {
        if (kind != Kind.FLOATING_ADDRESS) {
            return false;
        }
        try {
            cloud.network().floatingAddress(id);
            return true;
        } catch (CallFailed failed) {
            if (failed.kind() != CallFailed.Kind.NOT_FOUND) {
                throw failed;
            }
            return false;
        }
    }

    private static NetworkKind networkKind(Kind kind) {
        return NetworkKind.valueOf(kind.name());
    }
}
