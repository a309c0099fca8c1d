package io.regioncheck.checks.smoke;

import io.regioncheck.check.Evidence;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.check.SwitchAgentGate;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Port;
import io.regioncheck.openstack.Server;
import io.regioncheck.openstack.ServerAction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds out why a server did not get where it should: what nova recorded, what the guest said, what the services logged. */
final class Diagnosis {
    private static final int TAIL = 15;

    private final Region region;
    private final Findings findings;
    private final String serverId;
    private final Optional<String> requestId;
    private final BuildTrail build;

    Diagnosis(Region region, Findings findings, String serverId, Optional<String> requestId) {
        this.region = region;
        this.findings = findings;
        this.serverId = serverId;
        this.requestId = requestId;
        this.build = new BuildTrail(region, findings, serverId);
    }

    /** Nova refused the create with an error of its own. */
    static void refusal(Region region, Findings findings, String name, CallFailed refused) {
        LogSearch logged = LogSearch.of(region, findings, refused.requestId(), Optional.empty());
        findings.report(name)
                .observed("nova refused to boot it: %s%s", refused.answered(), said(logged))
                .expected("202, and a server in BUILD")
                .because("no user of the portal can boot a server")
                .remedy(whatToType(logged, Optional.empty(), refused.requestId(), Optional.empty()));
    }

    void notReached(String name, String status, Optional<Server> seen, Deadline deadline) {
        Optional<Server> server = seen.map(build::withItsFault);
        List<ServerAction> actions = actions();
        Optional<String> host = server.flatMap(Server::host).or(build::chosenHost);
        LogSearch logged = LogSearch.of(region, findings, requestId, host);
        Optional<String> fallen = host.isPresent() ? Optional.empty() : build.fallenCompute();
        Optional<String> idle =
                host.filter(chosen -> runningEvent(actions).isEmpty()).or(() -> fallen);
        findings.report(name)
                .observed(
                        "%s; %s%s%s",
                        state(server, deadline), whereItHangs(actions, host), said(logged), isDown(fallen))
                .expected("%s within %s", status, deadline)
                .because("a user who boots a server in this zone, on this network, with this disk gets none")
                .remedy(whatToType(logged, idle, requestId, host));
        attachServer(server, actions);
    }

    private static String isDown(Optional<String> host) {
        return host.map(name -> "; nova-compute on " + name + " is down by now").orElse("");
    }

    private static String state(Optional<Server> server, Deadline deadline) {
        return server.map(seen -> seen.status().equals("ERROR")
                        ? "ERROR: " + seen.fault().orElse("nova names no fault")
                        : "still " + seen.state() + " after " + deadline)
                .orElse("gone, though nobody deleted it");
    }

    /** A build has stations: the API, the scheduler by way of the conductor, then one compute host. */
    private static String whereItHangs(List<ServerAction> actions, Optional<String> host) {
        return runningEvent(actions)
                .map(event -> "it stands at " + event.name()
                        + event.host().or(() -> host).map(name -> " on " + name).orElse("")
                        + " (" + event.result().orElse("not finished") + ")")
                .or(() -> host.map(name -> "scheduled to " + name
                        + ", but nova-compute there recorded no step: it did not take the message, or got none"))
                .orElse("no host was chosen: it hangs between nova-api, nova-conductor and nova-scheduler");
    }

    private static Optional<ServerAction.Event> runningEvent(List<ServerAction> actions) {
        return actions.stream()
                .flatMap(action -> action.events().stream())
                .filter(event ->
                        event.result().map(result -> !result.equals("Success")).orElse(true))
                .findFirst();
    }

    void silent(String name, Pattern marker, String console, String portId, Optional<String> host) {
        findings.report(name)
                .observed(
                        "ACTIVE, but its console does not show /%s/; it ends with: %s; its port %s",
                        marker, tail(console, 3), stateOfPort(portId))
                .expected(
                        "the line within %d s",
                        region.environment().limits().bootTimeout().toSeconds())
                .because(
                        "nova calls the server ACTIVE as soon as its process runs; the guest did not boot or got no address")
                .remedy(
                        "openstack network agent list%s; on %s: tail -n 50 /var/log/neutron/neutron-openvswitch-agent.log; ovs-vsctl show;"
                                + " ovs-ofctl dump-flows br-int; if its flows are gone, neutron-server answers and RabbitMQ"
                                + " has no alarm: systemctl restart neutron-openvswitch-agent   # "
                                + SwitchAgentGate.WORDS,
                        host.map(known -> " --host " + known).orElse(""),
                        host.orElse("the server's host"));
        attachConsole(console);
    }

    /** A neutron that does not answer must not swallow what is said of the guest. */
    private String stateOfPort(String portId) {
        try {
            Port port = region.cloud().network().port(portId);
            return "is " + port.status() + ", binding " + port.bindingType().orElse("unknown") + " on "
                    + port.host().orElse("no host");
        } catch (CallFailed failed) {
            return "is unknown: " + failed.answered();
        }
    }

    void withoutMetadata(String name, Optional<String> said, String console) {
        findings.report(name)
                .observed(
                        "the guest has its address, but no metadata: %s",
                        said.map(line -> "its console says " + line).orElse("its console says nothing of it"))
                .expected("its instance id from http://169.254.169.254/")
                .because("cloud-init finds neither keys nor user data: the server boots, and nobody can log in")
                .remedy(
                        "grep metadata_proxy_shared_secret /etc/neutron/metadata_agent.ini /etc/nova/nova.conf; where the two differ,"
                                + " write nova's into metadata_agent.ini; systemctl restart neutron-metadata-agent; tail /var/log/neutron/neutron-metadata-agent.log");
        attachConsole(console);
    }

    void notBack(String name, String after, String action, GuestConsole console, Optional<String> host) {
        String progress = actions().stream()
                .filter(done -> done.action().equals(action))
                .findFirst()
                .map(Diagnosis::progressOf)
                .orElse("nova recorded no " + action);
        findings.report(name)
                .observed(
                        "not up again %s after a %s; %s; its console ends with: %s",
                        console.deadline(), after, progress, tail(console.text(), 6))
                .expected("its boot marker anew")
                .because("servers that go down do not come back")
                .remedy(
                        "on %s: grep %s /var/log/nova/nova-compute.log; tail /var/log/libvirt/libvirtd.log",
                        host.orElse("the server's host"), serverId);
        attachConsole(console.text());
    }

    private static String progressOf(ServerAction action) {
        String events = action.events().stream()
                .map(event -> event.name() + " " + event.result().orElse("not finished"))
                .collect(Collectors.joining(", "));
        return "nova says of it: " + (events.isEmpty() ? "nothing yet" : events);
    }

    private List<ServerAction> actions() {
        try {
            return region.cloud().compute().actions(serverId);
        } catch (CallFailed failed) {
            findings.attach(Evidence.text("actions-unknown.txt", failed.toString()));
            return List.of();
        }
    }

    private void attachServer(Optional<Server> server, List<ServerAction> actions) {
        String events = actions.stream()
                .map(action -> action.action() + " " + action.requestId() + " "
                        + action.message().orElse("") + "\n"
                        + action.events().stream()
                                .map(event -> "  " + event.started() + " " + event.name() + " "
                                        + event.host().orElse("") + " "
                                        + event.result().orElse("not finished") + "\n"
                                        + event.traceback().orElse(""))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
        findings.attach(Evidence.text("server.txt", server.map(Server::toString).orElse("gone") + "\n\n" + events));
    }

    private void attachConsole(String console) {
        findings.attach(Evidence.text("console.txt", console));
    }

    private static String said(LogSearch logged) {
        return logged.reason().map(line -> "; the log says: " + line).orElse("");
    }

    private static String whatToType(
            LogSearch logged, Optional<String> idleHost, Optional<String> requestId, Optional<String> host) {
        Optional<String> restart = idleHost.map(idle -> "on " + idle
                + ": systemctl status nova-compute; systemctl restart nova-compute;"
                + " on a broker: rabbitmqctl list_queues name messages consumers | grep compute." + idle);
        return logged.reason()
                .filter(words -> restart.isEmpty() || !words.contains("NoValidHost"))
                .flatMap(words -> KnownCauses.remedy(words, logged.mentions("neutron"), host))
                .or(() -> restart)
                .or(() -> requestId.map(
                        id -> "grep -rF " + id + " /var/log/nova /var/log/neutron on controllers and computes"))
                .orElse("tail /var/log/nova/nova-conductor.log /var/log/nova/nova-scheduler.log");
    }

    static String tail(String text, int lines) {
        List<String> all = text.lines().filter(line -> !line.isBlank()).toList();
        String last = all.subList(Math.max(0, all.size() - Math.min(lines, TAIL)), all.size()).stream()
                .collect(Collectors.joining(" ⏎ "));
        return last.isEmpty() ? "nothing at all" : last;
    }
}
