package io.regioncheck.demo.compute;

import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Logbook;

/** What nova's daemons write into their logs. */
final class NovaLog {
    private final Logbook logbook;
    private final String controller;

    NovaLog(DemoRegion region) {
        this.logbook = region.logbook();
        this.controller = region.controller();
    }

    /** The line that nova-api writes of every request. */
    void request(Asked asked, int status) {
        String path = asked.http().path();
        logbook.info(
                controller,
                "nova-api",
                "nova.api.openstack.requestlog",
                asked.http().id(),
                "127.0.0.1 \"" + asked.http().method() + " " + path + "\" status: " + status + " microversion: "
                        + asked.version());
    }

    void apiError(String requestId, String message) {
        logbook.error(controller, "nova-api", "nova.api.openstack.wsgi", requestId, message);
    }

    void conductorError(String requestId, String module, String message) {
        logbook.error(controller, "nova-conductor", module, requestId, message);
    }

    /** What the conductor says of a build that it gives up. */
    void buried(Server server, String requestId, Traceback why) {
        // the message of another daemon's exception has its class in its name already
        String suffix = why.exception().endsWith("_Remote") ? "" : ": " + why.line();
        conductorWarning(requestId, "Failed to compute_task_build_instances: " + why.message() + suffix);
        conductorWarning(requestId, instance(server) + "Setting instance to ERROR state.: " + why.line());
    }

    private void conductorWarning(String requestId, String message) {
        logbook.write(
                new Logbook.Entry(controller, "nova-conductor", "WARNING", "nova.scheduler.utils", requestId, message));
    }

    void filtered(String requestId, Server server, String filter, int hosts) {
        logbook.info(controller, "nova-scheduler", "nova.filters", requestId, "Filter " + filter + " returned 0 hosts");
        logbook.info(
                controller,
                "nova-scheduler",
                "nova.filters",
                requestId,
                "Filtering removed all hosts for the request with instance ID '" + server.id() + "'. Filter results: ['"
                        + filter + ": (start: " + hosts + ", end: 0)']");
    }

    void compute(String host, String requestId, String module, Server server, String message) {
        logbook.info(host, "nova-compute", module, requestId, instance(server) + message);
    }

    void computeError(String host, String requestId, String message) {
        logbook.error(host, "nova-compute", "nova.compute.manager", requestId, message);
    }

    static String instance(Server server) {
        return "[instance: " + server.id() + "] ";
    }
}
