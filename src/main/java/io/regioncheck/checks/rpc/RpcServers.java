package io.regioncheck.checks.rpc;

import io.regioncheck.broker.BrokerFailed;
import io.regioncheck.broker.BrokerQueue;
import io.regioncheck.broker.RpcTarget;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.environment.Broker;
import io.regioncheck.environment.ServiceType;
import io.regioncheck.openstack.Agent;
import io.regioncheck.openstack.ComputeService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All daemons of a region that take calls and whose versions are known, with the queues that they listen to. */
final class RpcServers {
    private static final Map<String, List<WireApi>> NOVA = Map.of(
            "nova-compute", List.of(WireApi.COMPUTE),
            "nova-conductor", List.of(WireApi.CONDUCTOR, WireApi.COMPUTE_TASK),
            "nova-scheduler", List.of(WireApi.SCHEDULER));

    private static final Map<String, WireApi> CINDER = Map.of(
            "cinder-scheduler", WireApi.CINDER_SCHEDULER,
            "cinder-volume", WireApi.CINDER_VOLUME,
            "cinder-backup", WireApi.CINDER_BACKUP);

    private static final Map<String, WireApi> SWITCHING = Map.of(
            "neutron-openvswitch-agent", WireApi.OVS_AGENT,
            "neutron-linuxbridge-agent", WireApi.LINUXBRIDGE_AGENT,
            "neutron-sriov-nic-agent", WireApi.SRIOV_AGENT);

    /** Agents of switches listen to several topics with the same endpoint; which ones there are depends on release and settings. */
    private static final List<String> SWITCHING_TOPICS = List.of(
            "q-agent-notifier-tunnel-update",
            "q-agent-notifier-network-update",
            "q-agent-notifier-port-update",
            "q-agent-notifier-network-delete",
            "q-agent-notifier-security_group-update");

    private static final String PLUGIN = "q-plugin.";

    private final Region region;
    private final Findings findings;
    private final Broker access;

    RpcServers(Region region, Findings findings) {
        this.region = region;
        this.findings = findings;
        this.access = region.broker().access();
    }

    /** Returns those that are up; of the others their own checks tell. */
    List<Asked> all() {
        List<Asked> all = new ArrayList<>();
        for (Server server : NovaServers.of(region)) {
            NOVA.getOrDefault(server.binary(), List.of()).forEach(api -> all.add(new Asked(server, api, true)));
        }
        all.addAll(neutron());
        if (ServiceType.blockStorage(region.environment().services()).isPresent()) {
            all.addAll(cinder());
        }
        List<Asked> down = all.stream().filter(asked -> !asked.server().up()).toList();
        down.forEach(
                asked -> findings.leftOut("the version of " + asked.server().label(), "it is down by its heartbeat"));
        all.removeAll(down);
        return all;
    }

    private List<Asked> cinder() {
        List<Asked> servers = new ArrayList<>();
        for (ComputeService service : region.cloud().volumes().services()) {
            Optional.ofNullable(CINDER.get(service.binary()))
                    .ifPresent(api -> servers.add(new Asked(
                            new Server(
                                    service.binary(),
                                    service.host(),
                                    service.up(),
                                    RpcTarget.of(access.exchange("cinder"), service.binary(), service.host())),
                            api,
                            false)));
        }
        return servers;
    }

    private List<Asked> neutron() {
        Map<String, Long> consumers = consumersByQueue();
        List<Asked> servers = new ArrayList<>();
        consumers.forEach((queue, number) -> {
            if (queue.startsWith(PLUGIN) && number > 0) {
                String host = queue.substring(PLUGIN.length());
                servers.add(
                        asked("neutron-server", host, true, new RpcTarget(exchange(), queue), WireApi.NEUTRON_SERVER));
            }
        });
        for (Agent agent : region.cloud().network().agents()) {
            target(agent, consumers)
                    .ifPresent(target -> servers.add(
                            asked(agent.binary(), agent.host(), agent.alive(), target, api(agent.binary()))));
        }
        return servers;
    }

    private static Asked asked(String binary, String host, boolean up, RpcTarget target, WireApi api) {
        return new Asked(new Server(binary, host, up, target), api, false);
    }

    private static WireApi api(String binary) {
        return switch (binary) {
            case "neutron-dhcp-agent" -> WireApi.DHCP_AGENT;
            case "neutron-l3-agent" -> WireApi.L3_AGENT;
            default -> Optional.ofNullable(SWITCHING.get(binary)).orElseThrow();
        };
    }

    private Optional<RpcTarget> target(Agent agent, Map<String, Long> queues) {
        return switch (agent.binary()) {
            case "neutron-dhcp-agent" -> Optional.of(RpcTarget.of(exchange(), "dhcp_agent", agent.host()));
            case "neutron-l3-agent" -> Optional.of(RpcTarget.of(exchange(), "l3_agent", agent.host()));
            default ->
                Optional.of(agent)
                        .filter(one -> SWITCHING.containsKey(one.binary()))
                        .map(one -> RpcTarget.of(exchange(), switchingTopic(one.host(), queues), one.host()));
        };
    }

    private static String switchingTopic(String host, Map<String, Long> queues) {
        return SWITCHING_TOPICS.stream()
                .filter(topic -> queues.containsKey(topic + "." + host))
                .findFirst()
                .orElse(SWITCHING_TOPICS.get(0));
    }

    private String exchange() {
        return access.exchange("neutron");
    }

    /** Which hosts have a neutron-server, no API tells: the queues do, for who may see them. */
    private Map<String, Long> consumersByQueue() {
        Map<String, Long> consumers = new HashMap<>();
        try {
            for (BrokerQueue queue : region.broker().management().queues()) {
                consumers.put(queue.name(), queue.consumers().orElse(0L));
            }
        } catch (BrokerFailed failed) {
            findings.leftOut("the versions of neutron-server", "its hosts are not known: " + failed.getMessage());
        }
        return consumers;
    }
}
