package io.regioncheck.demo.compute;

import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.region.Incident;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be done to a server that there is: reboot, stop, start, delete. */
final class PowerCycle {
    private final Cell cell;

    PowerCycle(Cell cell) {
        this.cell = cell;
    }

    void reboot(Server server, boolean hard, String requestId) {
        boolean may = server.condition().vm().equals("active")
                || (hard && server.condition().vm().equals("stopped"));
        require(server, may, "reboot");
        String suffix = hard ? "_hard" : "";
        change(server, "reboot", "rebooting" + suffix, "reboot_started" + suffix, requestId, this::boot);
    }

    void stop(Server server, String requestId) {
        require(server, server.condition().vm().equals("active"), "stop");
        change(
                server,
                "stop",
                "powering-off",
                "powering-off",
                requestId,
                stopped -> stopped.become(Condition::stopped));
    }

    void start(Server server, String requestId) {
        require(server, server.condition().vm().equals("stopped"), "start");
        change(server, "start", "powering-on", "powering-on", requestId, this::boot);
    }

    private void boot(Server server) {
        cell.powerOn(server);
        server.become(Condition::active);
    }

    private static void require(Server server, boolean may, String action) {
        Condition now = server.condition();
        Optional<String> obstacle =
                may ? now.task().map(task -> "task_state " + task) : Optional.of("vm_state " + now.vm());
        obstacle.ifPresent(state -> {
            throw new Refusal(409, "Cannot '" + action + "' instance " + server.id() + " while it is in " + state);
        });
    }

    /** Casts to the server's compute; if it does not hear, the task stays as it is. */
    private void change(
            Server server, String action, String asked, String begun, String requestId, Consumer<Server> end) {
        ServerAction record = server.begin(action, requestId);
        server.become(condition -> condition.doing(asked));
        String host = server.condition().host().orElse("");
        cell.rpc().cast();
        if (!cell.rpc().reaches(host)) {
            return;
        }
        cell.soon(server, () -> {
            ServerAction.Event step = record.step("compute_" + action + "_instance", host);
            cell.log().compute(host, requestId, "nova.compute.manager", server, "Carrying out: " + action);
            server.become(condition -> condition.doing(begun));
            server.halt();
            cell.soon(server, () -> {
                end.accept(server);
                step.succeed();
            });
        });
    }

    /** Deletes a server: by its compute, or by the API alone where there is no compute that is up. */
    void delete(Server server, String requestId) {
        Optional<String> host = server.condition().host();
        boolean hasCompute = host.flatMap(cell.daemons()::compute)
                .filter(cell.daemons()::isUp)
                .isPresent();
        if (!hasCompute) {
            clear(server);
            return;
        }
        ServerAction record = server.begin("delete", requestId);
        server.become(condition -> condition.doing("deleting"));
        cell.rpc().cast();
        if (cell.rpc().reaches(host.get())) {
            cell.soon(server, () -> {
                record.step("compute_terminate_instance", host.get());
                cell.log().compute(host.get(), requestId, "nova.compute.manager", server, "Terminating instance");
                clear(server);
            });
        }
    }

    private void clear(Server server) {
        cell.fleet().remove(server);
        cell.neighbours().ports().unbind(server.id());
        // the lab's volumes stay reserved if compute is pinned to juno: nova forgets them with the order
        if (!cell.region().suffers(Incident.COMPUTE_PIN_JUNO)) {
            server.attachments()
                    .forEach(attachment -> cell.neighbours().volumes().detach(attachment.volumeId(), server.id()));
        }
        cell.neighbours().allocations().free(server.id());
    }
}
