package io.regioncheck.demo.network;

import io.regioncheck.demo.network.Agent.Kind;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The agents of the region: whether they live, and what each of them hosts. */
final class Agents {
    /** The zone of agents that nobody gave one: [AGENT] availability_zone. */
    static final String ZONE = "nova";

    /** As the lab: report_interval and agent_down_time. */
    private static final int REPORT_SECONDS = 15;

    static final Duration DOWN_TIME = Duration.ofSeconds(45);
    private static final Duration SILENT_SINCE = Duration.ofMinutes(5);
    private static final Duration AGE = Duration.ofDays(30);

    private final DemoRegion region;
    /** When the region began, and with it an alarm of its broker. */
    private final Instant begin;

    private final Shelf<Agent> shelf = new Shelf<Agent>()
            .indexed("host", agent -> List.of(agent.host()))
            .indexed("binary", agent -> List.of(agent.kind().binary()));
    /** Which agent hosts a network or a router. */
    private final Map<String, Agent> hosting = new ConcurrentHashMap<>();

    private final Map<String, Integer> load = new ConcurrentHashMap<>();
    private final Map<String, Integer> places = new ConcurrentHashMap<>();

    Agents(DemoRegion region) {
        this(region, Instant.now());
    }

    /** @param begin when the region began */
    Agents(DemoRegion region, Instant begin) {
        this.region = region;
        this.begin = begin;
        region.hosts().stream()
                .filter(host -> host.is(Role.COMPUTE) || host.is(Role.NETWORK))
                .forEach(host -> {
                    places.put(host.name(), places.size());
                    add(Kind.OPEN_VSWITCH, host.name());
                });
        region.with(Role.NETWORK)
                .forEach(host -> Stream.of(Kind.DHCP, Kind.L3, Kind.METADATA).forEach(kind -> add(kind, host.name())));
    }

    private void add(Kind kind, String host) {
        String name = region.name() + "/" + kind.binary() + "/" + host;
        String id =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        Instant created = begin.minus(AGE);
        shelf.put(new Agent(new Label(id, "", "", "", created, created, 0), kind, host));
    }

    Shelf<Agent> shelf() {
        return shelf;
    }

    Instant started(Agent agent) {
        return agent.label().created().plus(AGE.dividedBy(2)).plusSeconds(phase(agent));
    }

    /** Returns when an agent reported last: each at its own second of the interval. */
    Instant heartbeat(Agent agent) {
        if (isStopped(agent)) {
            return begin.minus(SILENT_SINCE).plusSeconds(phase(agent)).truncatedTo(ChronoUnit.SECONDS);
        }
        // reports that the broker does not take were heard last when the region began
        Instant last = region.suffers(Incident.RABBIT_MEMORY_ALARM) ? begin : Instant.now();
        long second = last.getEpochSecond();
        return Instant.ofEpochSecond(second - Math.floorMod(second - phase(agent), REPORT_SECONDS));
    }

    private static int phase(Agent agent) {
        return Math.floorMod(agent.id().hashCode(), REPORT_SECONDS);
    }

    boolean isAlive(Agent agent) {
        return Duration.between(heartbeat(agent), Instant.now()).compareTo(DOWN_TIME) < 0;
    }

    private boolean isStopped(Agent agent) {
        return switch (agent.kind()) {
            case OPEN_VSWITCH ->
                region.strikes(Incident.OVS_AGENT_STOPPED, Role.COMPUTE, agent.host())
                        || region.strikes(Incident.FLOWS_WIPED_ALL, Role.COMPUTE, agent.host());
            case DHCP -> region.strikes(Incident.DHCP_AGENT_STOPPED, Role.NETWORK, agent.host());
            case L3 -> region.strikes(Incident.L3_AGENT_STOPPED, Role.NETWORK, agent.host());
            case METADATA -> false;
        };
    }

    List<Agent> dead() {
        return shelf.stream().filter(agent -> !isAlive(agent)).toList();
    }

    long count() {
        return shelf.stream().count();
    }

    /** Returns whether an agent of a kind lives on a host. */
    boolean works(Kind kind, String host) {
        return on(kind, host).map(this::isAlive).orElse(false);
    }

    /** Returns the place of a host among those with a switch. */
    int place(String host) {
        return places.getOrDefault(host, 0);
    }

    /** Returns where the tunnels of a host end; one that is alone has the lab's address. */
    String tunnelAddress(String host) {
        int place = place(host);
        return places.size() == 1 ? "127.0.0.1" : "10.91." + place / 250 + "." + (place % 250 + 1);
    }

    boolean makesTunnels(String host) {
        return !region.strikes(Incident.TUNNELS_LOST, Role.COMPUTE, host);
    }

    /** Returns whether an agent does what the server tells it: it lives, and the broker carries it there. */
    boolean hears(Agent agent) {
        return isAlive(agent) && !region.suffers(Incident.RABBIT_MEMORY_ALARM);
    }

    Optional<Agent> on(Kind kind, String host) {
        return shelf.having("host", host).filter(agent -> agent.kind() == kind).findFirst();
    }

    /** Schedules a network or a router to the agent that lives and has least to do; it stays where it is if it has one. */
    synchronized Optional<Agent> schedule(Kind kind, String thing) {
        if (hosting.containsKey(thing)) {
            return hostOf(thing);
        }
        Optional<Agent> chosen = shelf.having("binary", kind.binary())
                .filter(this::isAlive)
                .min(Comparator.comparing(agent -> load.getOrDefault(agent.id(), 0)));
        chosen.ifPresent(agent -> {
            hosting.put(thing, agent);
            load.merge(agent.id(), 1, Integer::sum);
        });
        return chosen;
    }

    synchronized void release(String thing) {
        hostOf(thing).ifPresent(agent -> load.merge(agent.id(), -1, Integer::sum));
        hosting.remove(thing);
    }

    /** Returns the agent that a network or a router is scheduled to. */
    Optional<Agent> hostOf(String thing) {
        return Optional.ofNullable(hosting.get(thing));
    }

    int load(Agent agent) {
        return load.getOrDefault(agent.id(), 0);
    }

    /** Returns the zones in which things are hosted. */
    Collection<String> zonesOf(String thing) {
        return hostOf(thing).flatMap(Agent::zone).stream().toList();
    }
}
