package io.regioncheck.demo.compute;

import io.regioncheck.demo.region.DemoHost;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.PortalPlug;
import io.regioncheck.demo.region.Ports.GuestPort;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The servers of the region's customers, which were there before us: all alike, and spread over the computes. Only their ids are kept;
 * what else is known of one is worked out when somebody asks.
 */
final class PortalServers implements Iterable<Server> {
    static final String PROJECT = project("portal");

    private static final String USER = project("portal-user");
    private static final Duration APART = Duration.ofMinutes(7);

    private final List<DemoHost> computes;
    private final Flavor flavor;
    private final String image;
    private final Instant newest = Instant.now().minus(Duration.ofDays(1));
    private final String[] ids;
    private final Map<String, Integer> numbers = new HashMap<>();

    PortalServers(DemoRegion region, Flavor flavor) {
        this.computes = region.with(Role.COMPUTE);
        this.flavor = flavor;
        this.image = uuid(region.name() + "/portal-image");
        this.ids = new String[region.size().servers()];
        for (int number = 0; number < ids.length; number++) {
            ids[number] = uuid(region.name() + "/portal-server/" + number);
            numbers.put(ids[number], number);
        }
    }

    private static String project(String name) {
        return uuid(name).replace("-", "");
    }

    private static String uuid(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    int count() {
        return ids.length;
    }

    Optional<Server> find(String id) {
        return Optional.ofNullable(numbers.get(id)).map(this::server);
    }

    /** Returns the one network port of a server, which neutron does not know. */
    Optional<GuestPort> portOf(String serverId) {
        return Optional.ofNullable(numbers.get(serverId))
                .map(number -> new GuestPort(
                        uuid("portal-port/" + serverId),
                        PortalPlug.mac(number),
                        PortalPlug.address(number),
                        8,
                        PortalPlug.GATEWAY,
                        1450,
                        uuid("portal-network"),
                        PortalPlug.NETWORK,
                        true,
                        true));
    }

    @Override
    public Iterator<Server> iterator() {
        return IntStream.range(0, ids.length).mapToObj(this::server).iterator();
    }

    private Server server(int number) {
        String host = computes.get(number % computes.size()).name();
        String zone = computes.get(number % computes.size()).zone();
        Instant created = newest.minus(APART.multipliedBy(number));
        ServerOrder order = new ServerOrder(
                ids[number],
                ids.length - number,
                String.format("portal-%05d", ids.length - number),
                PROJECT,
                USER,
                flavor,
                Optional.of(image),
                Optional.empty(),
                Optional.of(zone),
                Optional.empty(),
                List.of(),
                List.of(),
                created,
                "req-" + ids[number]);
        return new Server(
                order,
                new Condition(
                        "active",
                        Optional.empty(),
                        Condition.RUNNING,
                        Optional.of(host),
                        Optional.of(created.plusSeconds(9)),
                        created.plusSeconds(9),
                        Optional.empty()));
    }
}
