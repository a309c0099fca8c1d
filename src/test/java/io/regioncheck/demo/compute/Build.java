package io.regioncheck.demo.compute;

import io.regioncheck.demo.compute.Condition.Fault;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.region.DemoHost;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Ports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The way of a server from its order to ACTIVE: conductor, scheduler, one compute. */
final class Build {
    private static final String CONDUCTOR_STEP = "conductor_schedule_and_build_instances";
    private static final String COMPUTE_STEP = "compute__do_build_and_run_instance";

    /** How often it looks whether a port is plugged, a step apart: it waits long enough for a machine that is busy. */
    private static final int PLUG_LOOKS = 100;

    private final Cell cell;
    private final Scheduler scheduler;

    Build(Cell cell) {
        this.cell = cell;
        this.scheduler = new Scheduler(cell.daemons());
    }

    /** Hands an order to a conductor. If none hears of it, the server stays in BUILD. */
    void begin(Server server) {
        if (cell.rpc().reachesConductor()) {
            cell.soon(server, () -> schedule(server));
        }
    }

    private void schedule(Server server) {
        if (!cell.rpc().reachesScheduler()) {
            cell.region().after(cell.region().tempo().rpcTimeout(), () -> timeOut(server));
            return;
        }
        Optional<String> host = scheduler.choose(server.order());
        host.ifPresentOrElse(chosen -> send(server, chosen), () -> findNone(server));
    }

    private void timeOut(Server server) {
        if (!server.isGone()) {
            bury(server, Traceback.ofTimeout(UUID.randomUUID().toString().replace("-", "")));
        }
    }

    private void findNone(Server server) {
        Optional<String> forced = server.order().forcedHost();
        if (forced.isEmpty()) {
            cell.log().filtered(requestOf(server), server, "ComputeFilter", scheduler.hosts());
        }
        bury(
                server,
                Traceback.ofNoValidHost(forced.map(host -> "No such host - host: " + host + " node: None ")
                        .orElse("There are not enough hosts available.")));
    }

    /** Casts the build to the host that was chosen. */
    private void send(Server server, String host) {
        ServerOrder order = server.order();
        ServerAction create = server.begin("create", order.requestId());
        if (cell.region().suffers(Incident.COMPUTE_PIN_JUNO)) {
            // the exception ends the conductor's thread after it has told nobody: the server stays in BUILD, and
            // nothing is claimed
            cell.log()
                    .conductorError(
                            order.requestId(),
                            "oslo_messaging.rpc.server",
                            "Exception during message handling: " + Traceback.VERSION_CAP);
            return;
        }
        cell.neighbours()
                .allocations()
                .claim(
                        order.id(),
                        order.projectId(),
                        order.userId(),
                        host,
                        order.flavor().vcpus(),
                        order.flavor().memory(),
                        order.localDisk());
        if (cell.rpc().reaches(host)) {
            cell.soon(server, () -> take(server, host, create));
        }
    }

    /** The compute plugs its ports and volumes in. */
    private void take(Server server, String host, ServerAction create) {
        ServerAction.Event step = create.step(COMPUTE_STEP, host);
        server.become(condition -> condition.on(host, "networking"));
        String request = requestOf(server);
        cell.log()
                .compute(
                        host,
                        request,
                        "nova.compute.claims",
                        server,
                        "Claim successful on node " + DemoHost.hypervisorOn(host));
        cell.log().compute(host, request, "nova.virt.libvirt.driver", server, "Creating image(s)");
        if (isBound(server, host)) {
            server.become(condition -> condition.on(host, "spawning"));
            server.attachments().stream()
                    .filter(Attachment::isRoot)
                    .forEach(root ->
                            cell.neighbours().volumes().attach(root.volumeId(), server.id(), root.device(), host));
            cell.soon(server, () -> awaitPlugs(server, host, step, PLUG_LOOKS));
        } else {
            String port = server.order().ports().stream().findFirst().orElse("None");
            cell.soon(server, () -> giveUp(server, host, step, Traceback.ofBinding(port)));
        }
    }

    /** Waits for neutron to say of each port that it is plugged: only then nova lets the guest run (nova/virt/libvirt/driver.py, Zed). */
    private void awaitPlugs(Server server, String host, ServerAction.Event step, int looksLeft) {
        if (arePlugged(server)) {
            spawn(server, host, step);
        } else if (looksLeft > 1) {
            cell.soon(server, () -> awaitPlugs(server, host, step, looksLeft - 1));
        } else {
            giveUp(server, host, step, Traceback.ofPlugging());
        }
    }

    private boolean arePlugged(Server server) {
        Ports ports = cell.neighbours().ports();
        return cell.portsOf(server).stream()
                .flatMap(port -> ports.find(port.id()).stream())
                .allMatch(port -> port.status().equals("ACTIVE"));
    }

    private boolean isBound(Server server, String host) {
        ServerOrder order = server.order();
        String zone = cell.daemons().compute(host).map(Daemons.Daemon::zone).orElse("nova");
        Ports ports = cell.neighbours().ports();
        try {
            List<String> plugs = new ArrayList<>(order.ports());
            order.networks().forEach(network -> plugs.add(ports.create(network, order.projectId(), List.of())));
            return ports.bind(plugs, order.id(), host, zone);
        } catch (Refusal refused) {
            return false;
        }
    }

    private void spawn(Server server, String host, ServerAction.Event step) {
        String request = requestOf(server);
        cell.log().compute(host, request, "nova.virt.libvirt.driver", server, "Instance spawned successfully.");
        cell.log().compute(host, request, "nova.compute.manager", server, "Took 1.21 seconds to build instance.");
        cell.powerOn(server);
        step.succeed();
        server.become(Condition::active);
    }

    /** It is not plugged in, and there is no other host to try: the conductor gives up. */
    private void giveUp(Server server, String host, ServerAction.Event step, Traceback why) {
        String request = requestOf(server);
        cell.log().computeError(host, request, "Instance failed network setup after 1 attempt(s): " + why.line());
        cell.log()
                .computeError(
                        host, request, NovaLog.instance(server) + "Failed to build and run instance: " + why.line());
        cell.neighbours().ports().unbind(server.id());
        cell.neighbours().allocations().free(server.id());
        step.succeed();
        cell.log()
                .conductorError(
                        request,
                        "nova.scheduler.utils",
                        NovaLog.instance(server) + "Error from last host: " + host + " (node "
                                + DemoHost.hypervisorOn(host)
                                + "): ['"
                                + why.whole().replace("\n", "\\n', '") + "']");
        Traceback end = new Traceback(
                "nova.exception.MaxRetriesExceeded",
                "Exceeded maximum number of retries. Exhausted all hosts available for retrying build failures for"
                        + " instance " + server.id() + ".",
                why.frames());
        cell.log().buried(server, request, end);
        server.become(condition -> condition.failed(new Fault(end.fault(), why.whole(), Instant.now(), true)));
    }

    /** Puts a server that never had a host into cell0, in ERROR. */
    private void bury(Server server, Traceback why) {
        String request = requestOf(server);
        cell.log().conductorError(request, "nova.conductor.manager", "Failed to schedule instances: " + why.line());
        cell.log().buried(server, request, why);
        server.begin("create", request)
                .step(CONDUCTOR_STEP, cell.region().controller())
                .fail(why.frames());
        server.become(condition -> condition.failed(new Fault(why.fault(), why.whole(), Instant.now(), false)));
    }

    private static String requestOf(Server server) {
        return server.order().requestId();
    }
}
