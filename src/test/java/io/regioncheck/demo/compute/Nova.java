package io.regioncheck.demo.compute;

import io.regioncheck.demo.guest.Guest;
import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.http.ServiceParts;
import io.regioncheck.demo.region.Allocations;
import io.regioncheck.demo.region.BlockDevices;
import io.regioncheck.demo.region.Component;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.ImageStore;
import io.regioncheck.demo.region.Ports;
import java.util.Optional;

/** Nova: boots servers and lets them be seen, rebooted and deleted. In the catalog it stands at {@code /v2.1}. */
public final class Nova {
    private final Cell cell;
    private final Flavors flavors;

    public Nova(DemoRegion region, Ports ports, BlockDevices volumes, ImageStore images, Allocations allocations) {
        this.flavors = new Flavors(region.name());
        PortalServers portal = new PortalServers(region, flavors.usual());
        Daemons daemons = new Daemons(region);
        this.cell = new Cell(
                region,
                new Neighbours(ports, volumes, images, allocations),
                new Fleet(portal),
                portal,
                daemons,
                new Rpc(region),
                new NovaLog(region));
        portal.forEach(server -> claim(allocations, server));
    }

    private static void claim(Allocations allocations, Server server) {
        ServerOrder order = server.order();
        allocations.claim(
                order.id(),
                order.projectId(),
                order.userId(),
                server.condition().host().orElseThrow(),
                order.flavor().vcpus(),
                order.flavor().memory(),
                order.localDisk());
    }

    /** Returns what makes the service {@code compute}. */
    public ServiceParts parts() {
        Microversions microversions = Microversions.of(cell.region().rollout().of(Component.NOVA));
        ComputeRoutes paths = new ComputeRoutes(microversions);
        flavors.addTo(paths);
        cell.daemons().addTo(paths);
        new Hypervisors(cell, flavors.usual()).addTo(paths);
        new Zones(cell.region(), cell.daemons()).addTo(paths);
        new Migrations().addTo(paths);
        new Quotas(cell.fleet()).addTo(paths);
        new ServerList(cell, new ServerView(cell)).addTo(paths);
        new ServerOrders(cell, flavors).addTo(paths);
        new ServerActions(cell).addTo(paths);
        new InstanceActions(cell).addTo(paths);
        new VolumeAttachments(cell).addTo(paths);
        new Interfaces(cell).addTo(paths);
        Routes routes = new Routes();
        new VersionDocuments(microversions).addTo(routes);
        paths.addTo(routes);
        return new ServiceParts("compute", routes, new NovaDialect(microversions));
    }

    /** Returns the page that the guest of a server serves; none unless the server is ACTIVE and its guest has booted. */
    public Optional<String> page(String serverId) {
        return cell.fleet()
                .find(serverId)
                .filter(server -> server.condition().vm().equals("active"))
                .flatMap(Server::guest)
                .flatMap(Guest::page);
    }
}
