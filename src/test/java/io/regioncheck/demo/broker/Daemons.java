package io.regioncheck.demo.broker;

import io.regioncheck.demo.broker.Daemon.Mood;
import io.regioncheck.demo.region.DemoHost;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The daemons of a region and the RPC versions that they serve in Zed. */
final class Daemons {
    private static final Endpoint BASE = new Endpoint("baseapi", "1.1", Set.of("ping", "get_backdoor_port"));

    /** What OVS agents hear of; in a big region only what those of every release hear, lest it be 28 queues a host. */
    private static final List<String> AGENT_TOPICS = List.of(
            "q-agent-notifier-tunnel-update",
            "q-agent-notifier-network-update",
            "q-agent-notifier-tunnel-delete",
            "q-agent-notifier-dvr-update",
            "q-agent-notifier-l2population-update");

    private static final List<String> RESOURCE_TOPICS = List.of(
            "neutron-vo-AddressGroup-1.2",
            "neutron-vo-Network-1.1",
            "neutron-vo-Port-1.7",
            "neutron-vo-SecurityGroup-1.5",
            "neutron-vo-SecurityGroupRule-1.2",
            "neutron-vo-SubPort-1.0",
            "neutron-vo-Subnet-1.1",
            "neutron-vo-Trunk-1.1");

    private static final int SMALL = 10;

    private final DemoRegion region;

    Daemons(DemoRegion region) {
        this.region = region;
    }

    boolean areFew() {
        return region.size().computes() <= SMALL;
    }

    List<Daemon> all() {
        List<Daemon> all = new ArrayList<>();
        for (DemoHost host : region.with(Role.CONTROLLER)) {
            all.add(conductor(host));
            all.add(scheduler(host));
            all.add(neutronServer(host));
            all.add(cinderScheduler(host));
        }
        all.add(cinderVolume(region.controller()));
        for (DemoHost host : region.with(Role.NETWORK)) {
            all.add(dhcpAgent(host));
            all.add(l3Agent(host));
        }
        for (DemoHost host : region.with(Role.COMPUTE)) {
            all.add(compute(host));
            all.add(ovsAgent(host));
        }
        return all;
    }

    private Daemon conductor(DemoHost host) {
        Endpoint tasks = new Endpoint("compute_task", "1.24", Set.of());
        Topic topic = new Topic("nova", "conductor", host.name(), List.of(Endpoint.of("3.0"), BASE, tasks));
        return new Daemon(
                "nova-conductor", "conductor", host.name(), everywhere(Incident.CONDUCTOR_STOPPED), List.of(topic));
    }

    private Daemon scheduler(DemoHost host) {
        Topic topic = new Topic("nova", "scheduler", host.name(), List.of(Endpoint.of("4.5"), BASE));
        return new Daemon(
                "nova-scheduler", "scheduler", host.name(), everywhere(Incident.SCHEDULER_STOPPED), List.of(topic));
    }

    private Daemon compute(DemoHost host) {
        // nova/compute/manager.py of Zed serves 6.1, and 5.13 through _ComputeV5Proxy
        boolean old = region.strikes(Incident.COMPUTE_OLD_CODE, Role.COMPUTE, host.name())
                || region.strikes(Incident.COMPUTE_OLD_RELEASE, Role.COMPUTE, host.name());
        Endpoint manager = Endpoint.of(old ? "6.0" : "6.1");
        Topic topic = new Topic("nova", "compute", host.name(), List.of(manager, BASE, Endpoint.of("5.13")));
        Mood mood = region.suffers(Incident.NOVA_COMPUTE_HUNG) && isFirst(host, Role.COMPUTE)
                ? Mood.HUNG
                : onFirst(Incident.NOVA_COMPUTE_STOPPED, host, Role.COMPUTE);
        return new Daemon("nova-compute", "compute", host.name(), mood, List.of(topic));
    }

    private Daemon neutronServer(DemoHost host) {
        List<Endpoint> plugin = Stream.of("1.9", "1.1", "1.3", "1.10", "1.2", "1.0")
                .map(Endpoint::of)
                .toList();
        List<Topic> topics = List.of(
                neutron("q-plugin", host, plugin),
                neutron("q-l3-plugin", host, List.of(Endpoint.of("1.12"))),
                neutron("q-reports-plugin", host, List.of(Endpoint.of("1.2"))),
                neutron("q-metering-plugin", host, List.of(Endpoint.of("1.0"))),
                neutron("q-server-resource-versions", host, List.of(Endpoint.of("1.1"))));
        return new Daemon(
                "neutron-server", "neutron", host.name(), everywhere(Incident.NEUTRON_SERVER_STOPPED), topics);
    }

    private Daemon dhcpAgent(DemoHost host) {
        List<Topic> topics = List.of(neutron("dhcp_agent", host, List.of(Endpoint.of("1.0"))));
        Mood mood = onFirst(Incident.DHCP_AGENT_STOPPED, host, Role.NETWORK);
        return new Daemon("neutron-dhcp-agent", "dhcp", host.name(), mood, topics);
    }

    private Daemon l3Agent(DemoHost host) {
        List<Topic> topics = List.of(neutron("l3_agent", host, List.of(Endpoint.of("1.4"))));
        Mood mood = onFirst(Incident.L3_AGENT_STOPPED, host, Role.NETWORK);
        return new Daemon("neutron-l3-agent", "l3", host.name(), mood, topics);
    }

    private Daemon ovsAgent(DemoHost host) {
        List<Topic> topics = new ArrayList<>();
        for (String topic : areFew() ? AGENT_TOPICS : AGENT_TOPICS.subList(0, 1)) {
            topics.add(neutron(topic, host, List.of(Endpoint.of("1.7"))));
        }
        for (String topic : areFew() ? RESOURCE_TOPICS : List.<String>of()) {
            topics.add(neutron(topic, host, List.of(Endpoint.of("1.1"))));
        }
        Mood mood = onFirst(Incident.OVS_AGENT_STOPPED, host, Role.COMPUTE);
        return new Daemon("neutron-openvswitch-agent", "ovs", host.name(), mood, topics);
    }

    private Daemon cinderScheduler(DemoHost host) {
        Topic topic = new Topic("openstack", "cinder-scheduler", host.name(), List.of(Endpoint.of("3.12")));
        return new Daemon("cinder-scheduler", "scheduler", host.name(), Mood.WELL, List.of(topic));
    }

    private Daemon cinderVolume(String host) {
        // cinder/volume/manager.py: 3.16 in Xena
        List<Endpoint> volume = List.of(Endpoint.of(region.suffers(Incident.CINDER_VOLUME_OLD_CODE) ? "3.16" : "3.18"));
        List<Topic> topics = new ArrayList<>();
        for (String backend : List.of(host + "@ceph", host + "@fake")) {
            topics.add(new Topic("openstack", "cinder-volume", backend, volume));
            // cinder/service.py of Zed: a second server on the back end's own topic
            topics.add(new Topic("openstack", "cinder-volume." + backend, host, volume));
        }
        return new Daemon("cinder-volume", "volume", host, everywhere(Incident.CINDER_VOLUME_STOPPED), topics);
    }

    private static Topic neutron(String topic, DemoHost host, List<Endpoint> endpoints) {
        return new Topic("neutron", topic, host.name(), endpoints);
    }

    private Mood everywhere(Incident incident) {
        return region.suffers(incident) ? Mood.STOPPED : Mood.WELL;
    }

    /** In a big region it happens to one host. */
    private Mood onFirst(Incident incident, DemoHost host, Role role) {
        return region.suffers(incident) && isFirst(host, role) ? Mood.STOPPED : Mood.WELL;
    }

    private boolean isFirst(DemoHost host, Role role) {
        return region.with(role).get(0).equals(host);
    }
}
