package io.regioncheck.demo;

import io.regioncheck.demo.host.Host;
import io.regioncheck.demo.host.Items;
import io.regioncheck.demo.host.LogLines;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What logs say that they should not: the lines are those of the lab's faults of these names. */
final class LogIncidents {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private LogIncidents() {}

    static void declareIn(Items items, DemoRegion region) {
        declare(items, region, Incident.LOG_TRACEBACK, Role.COMPUTE, LogIncidents::traceback);
        declare(items, region, Incident.LOG_DEPRECATIONS, Role.CONTROLLER, LogIncidents::deprecations);
    }

    private static void declare(
            Items items,
            DemoRegion region,
            Incident incident,
            Role role,
            Function<String, Map<String, List<String>>> lines) {
        items.declare(
                (Host host) -> region.strikes(incident, role, host.name()),
                "log-lines",
                (host, asked) -> LogLines.tell(
                        host, asked, lines.apply(TIME.format(LocalDateTime.now().minusMinutes(2)))));
    }

    private static Map<String, List<String>> traceback(String time) {
        String error = time + " 4194305 ERROR oslo_service.periodic_task ";
        return Map.of(
                "/var/log/nova/nova-compute.log",
                List.of(
                        error + "[None req-5b9ac2f0-7b5e-4e0a-9d0e-3f6b1c2d4e5f - - - - - -] Error during"
                                + " ComputeManager._sync_power_states: TypeError: '<' not supported between instances of 'NoneType' and"
                                + " 'int'",
                        error + "Traceback (most recent call last):",
                        error + "  File \"/usr/lib/python3/dist-packages/oslo_service/periodic_task.py\", line 216, in"
                                + " run_periodic_tasks",
                        error + "    task(self, context)",
                        error + "TypeError: '<' not supported between instances of 'NoneType' and 'int'",
                        error));
    }

    /** Nova's line as oslo.config of Kilo words it, keystone's as keystone of Mitaka does. */
    private static Map<String, List<String>> deprecations(String time) {
        return Map.of(
                "/var/log/nova/nova-kilo.log",
                List.of(time
                        + " 4194305 WARNING oslo_config.cfg [-] Option \"verbose\" from group \"DEFAULT\" is deprecated for"
                        + " removal.  Its value may be silently ignored in the future."),
                "/var/log/keystone/keystone-mitaka.log",
                List.of(time
                        + " 4194305 WARNING oslo_log.versionutils [-] Deprecated: keystone.contrib.revoke.backends.sql.Revoke is"
                        + " deprecated as of Mitaka in favor of sql and may be removed in O."));
    }
}
