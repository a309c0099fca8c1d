package io.regioncheck.checks.ovs;

import io.regioncheck.node.ovs.BridgeFlows;
import io.regioncheck.node.ovs.Dumps;
import io.regioncheck.node.ovs.VirtualSwitch;
import io.regioncheck.openstack.BoundPort;
import io.regioncheck.openstack.SwitchAgent;
import io.regioncheck.openstack.VirtualNetwork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What Open vSwitch 3.1 and neutron of Zed said of one host, with one server that runs, one that is shut off, and leases; changed as a test likes. */
final class RealSwitch {
    static final Instant ASKED = Instant.parse("2026-11-20T10:00:00Z");
    static final String HOST = "compute1";
    static final String RUNNING = "425e5572-d391-4c56-8812-7f3ef25bf9da";
    static final String SHUT_OFF = "4d696a5a-2748-4843-89bf-3f853972637d";
    static final String LEASES = "b4a55218-9704-4838-9a00-aa5cc0951f46";
    static final String NETWORK = "9ee814b5-2de6-4f3f-8b74-63187e8a75a5";

    private String bridges;
    private String flows;
    private final List<SwitchAgent> agents = new ArrayList<>();
    private final List<BoundPort> ports =
            new ArrayList<>(List.of(port(RUNNING, "compute:nova", HOST), port(LEASES, "network:dhcp", HOST)));
    private final Map<String, VirtualNetwork> networks = new HashMap<>();

    RealSwitch() {
        this("zed");
    }

    private RealSwitch(String dump) {
        bridges = Dumps.text(dump + "-bridges.txt");
        flows = Dumps.text(dump + "-flows.txt");
        agents.add(agent(HOST, "127.0.0.1", true));
        network(new VirtualNetwork(
                NETWORK, "net", "ACTIVE", Optional.of("vxlan"), Optional.empty(), Optional.of(307), false));
    }

    /** Returns the same host at another time, with a router between the external network, which is flat, and one of tunnels. */
    static RealSwitch withRouter() {
        RealSwitch real = new RealSwitch("zed-router");
        real.ports.clear();
        real.network(new VirtualNetwork(
                        "outside",
                        "public",
                        "ACTIVE",
                        Optional.of("flat"),
                        Optional.of("external"),
                        Optional.empty(),
                        true))
                .network(new VirtualNetwork(
                        "inside", "net", "ACTIVE", Optional.of("vxlan"), Optional.empty(), Optional.of(315), false));
        return real.with(port("7b1e7f30-164d-4749-bf03-47b74abe9885", "network:router_gateway", HOST, "outside"))
                .with(port("eb973a8e-280a-449f-8188-8e530d79c5e2", "network:router_interface", HOST, "inside"))
                .with(port("b67da53f-c9e7-45d0-aba2-48759e14bc69", "compute:nova", HOST, "inside"))
                .with(port("a4b7db5d-abf8-4202-b5d9-47a1ef69164e", "network:dhcp", HOST, "inside"));
    }

    static SwitchAgent agent(String host, String address, boolean populated) {
        return agent(host, address, populated, Map.of("external", "br-ex", "physnet1", "br-phy"), Set.of("vxlan"));
    }

    /** Returns the host's own, with other options. */
    static SwitchAgent agent(Map<String, String> bridges, Set<String> tunnelTypes) {
        return agent(HOST, "127.0.0.1", true, bridges, tunnelTypes);
    }

    /** Returns the host's own, which started then. */
    static SwitchAgent startedAt(Instant time) {
        return agent(
                HOST,
                "127.0.0.1",
                true,
                Optional.of(time),
                Map.of("external", "br-ex", "physnet1", "br-phy"),
                Set.of("vxlan"));
    }

    private static SwitchAgent agent(
            String host, String address, boolean populated, Map<String, String> bridges, Set<String> tunnelTypes) {
        return agent(host, address, populated, Optional.empty(), bridges, tunnelTypes);
    }

    private static SwitchAgent agent(
            String host,
            String address,
            boolean populated,
            Optional<Instant> started,
            Map<String, String> bridges,
            Set<String> tunnelTypes) {
        return new SwitchAgent(
                host,
                SwitchAgent.OPEN_VSWITCH,
                true,
                started,
                bridges,
                Optional.of(address),
                tunnelTypes,
                populated,
                false,
                "br-int",
                Optional.of(List.of()));
    }

    static BoundPort port(String id, String owner, String host) {
        return port(id, owner, host, NETWORK);
    }

    private static BoundPort port(String id, String owner, String host, String network) {
        return new BoundPort(
                id,
                network,
                "ACTIVE",
                true,
                true,
                owner,
                "device-of-" + id,
                "fa:16:3e:00:00:01",
                host,
                "ovs",
                Optional.empty());
    }

    RealSwitch agents(SwitchAgent... all) {
        agents.clear();
        agents.addAll(List.of(all));
        return this;
    }

    RealSwitch with(BoundPort port) {
        ports.add(port);
        return this;
    }

    RealSwitch only(BoundPort port) {
        ports.clear();
        return with(port);
    }

    RealSwitch network(VirtualNetwork other) {
        networks.put(other.id(), other);
        return this;
    }

    RealSwitch bridges(UnaryOperator<String> change) {
        bridges = change.apply(bridges);
        return this;
    }

    RealSwitch flows(UnaryOperator<String> change) {
        flows = change.apply(flows);
        return this;
    }

    /** Takes lines of a bridge out that have these words. */
    RealSwitch without(String bridge, String words) {
        return flows(text -> {
            List<String> kept = new ArrayList<>();
            String current = "";
            for (String line : text.lines().toList()) {
                current = line.startsWith("= bridge ") ? line.substring(9) : current;
                if (!current.equals(bridge) || !line.contains("cookie=") || !line.contains(words)) {
                    kept.add(line);
                }
            }
            return String.join("\n", kept) + "\n";
        });
    }

    /** Adds a line to a bridge. */
    RealSwitch with(String bridge, String flow) {
        return flows(text -> text.replace("= bridge " + bridge + "\n", "= bridge " + bridge + "\n" + flow + "\n"));
    }

    HostSwitch host() {
        return new HostSwitch(agents.get(0), VirtualSwitch.read(bridges.lines()), BridgeFlows.readAll(flows.lines()));
    }

    Fabric fabric() {
        return new Fabric(agents, byHost(BoundPort::isActive), byHost(BoundPort::isWaiting), networks, ASKED);
    }

    private Map<String, List<BoundPort>> byHost(Predicate<BoundPort> which) {
        return ports.stream().filter(which).collect(Collectors.groupingBy(BoundPort::host));
    }

    /** Returns what the judges of ovs.flows say. */
    List<Fault> flowFaults() {
        HostSwitch host = host();
        BridgeJudge judge = new BridgeJudge(host, fabric().portsOn(host.agent()));
        List<Fault> faults = new ArrayList<>(judge.judge());
        faults.addAll(new WiringJudge(host, fabric(), fabric().hostsByNetwork(), judge.wiped()).judge());
        return faults;
    }

    /** Returns what the judge of ovs.ports says. */
    List<Fault> plugFaults() {
        return new PlugJudge(host(), fabric(), fabric().hostsByNetwork()).judge(true);
    }

    List<Fault> cookieFaults() {
        return new CookieJudge(host(), 120).judge();
    }
}
