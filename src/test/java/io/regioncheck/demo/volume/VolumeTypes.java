package io.regioncheck.demo.volume;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.region.Component;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Release;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The volume types of a region: one per backend, as lab/seed makes them, and the one that cinder makes itself since Train. */
final class VolumeTypes {
    private final List<VolumeType> types;

    VolumeTypes(DemoRegion region) {
        List<VolumeType> ofOperator = List.of(
                type(region, "fake", "volumes of the backend fake", Backend.FAKE),
                type(region, "ceph", "volumes of the backend ceph", Backend.CEPH));
        VolumeType ofCinder = type(region, VolumeType.DEFAULT, "Default Volume Type", Backend.CEPH);
        boolean hasDefault = region.rollout().of(Component.CINDER).since(Release.TRAIN);
        types = Stream.concat(ofOperator.stream(), hasDefault ? Stream.of(ofCinder) : Stream.empty())
                .toList();
    }

    private static VolumeType type(DemoRegion region, String name, String description, Backend backend) {
        String seed = region.name() + " volume type " + name;
        UUID id = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
        return new VolumeType(id.toString(), name, description, backend);
    }

    List<String> names() {
        return types.stream().map(VolumeType::name).toList();
    }

    /** Returns default_volume_type of cinder.conf. */
    VolumeType byDefault() {
        return types.get(1);
    }

    /** Returns the type with this id or name. */
    VolumeType named(String idOrName) {
        return find(idOrName)
                .or(() -> types.stream()
                        .filter(type -> type.name().equals(idOrName))
                        .findFirst())
                .orElseThrow(() -> missing(idOrName));
    }

    private static Refusal missing(String idOrName) {
        boolean id = idOrName.matches("[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}");
        return id
                ? Faults.noType(idOrName)
                : Faults.of(404, "Volume type with name " + idOrName + " could not be found.");
    }

    private Optional<VolumeType> find(String id) {
        return types.stream().filter(type -> type.id().equals(id)).findFirst();
    }

    Answer list(Request request) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode list = body.putArray("volume_types");
        types.forEach(type -> list.add(shown(request, type)));
        return Answer.json(200, body);
    }

    Answer show(Request request) {
        String id = request.variable("id");
        VolumeType type = id.equals("default") ? byDefault() : find(id).orElseThrow(() -> Faults.noType(id));
        ObjectNode body = Answer.JSON.createObjectNode();
        // the extension that adds the access has no answer to "default" to add it to
        return Answer.json(
                200,
                body.set("volume_type", id.equals("default") ? type.json(request.caller()) : shown(request, type)));
    }

    private static ObjectNode shown(Request request, VolumeType type) {
        return type.json(request.caller()).put("os-volume-type-access:is_public", true);
    }

    /** Refuses to make types: this cinder has a fixed set of them. */
    Answer create(Request request) {
        if (!request.caller().isAdmin()) {
            throw Faults.policy("volume_extension:type_create");
        }
        String name = request.json("volume_type").path("name").asText();
        if (names().contains(name)) {
            throw Faults.of(409, "Volume Type " + name + " already exists.");
        }
        throw Faults.of(501, "This region makes no volume types.");
    }
}
