package io.regioncheck.checks.rpc;

import io.regioncheck.database.ServiceRecords.CinderService;
import io.regioncheck.database.ServiceRecords.NovaService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rows of tables of services, as lines to read. */
final class RecordTable {
    private static final String COLUMNS = "%-20s %-40s %-14s %-24s %-22s %s";

    private RecordTable() {}

    static String line(NovaService service, String release) {
        String version =
                service.version().isPresent() ? String.valueOf(service.version().getAsInt()) : "-";
        return line(
                service.binary(),
                service.host(),
                version,
                release,
                heard(service.silentFor()),
                "id " + service.id(),
                service.disabled() ? "disabled" : "",
                service.forcedDown() ? "forced down" : "");
    }

    static String line(CinderService service, String releases) {
        return line(
                service.binary(),
                service.host(),
                service.rpc().orElse("-") + " / " + service.objects().orElse("-"),
                releases,
                heard(service.silentFor()),
                service.disabled() ? "disabled" : "");
    }

    private static String line(
            String binary, String host, String version, String release, String heard, String... more) {
        List<String> said = new ArrayList<>(List.of(more));
        said.removeIf(String::isEmpty);
        return String.format(Locale.ROOT, COLUMNS, binary, host, version, release, heard, String.join(", ", said))
                .stripTrailing();
    }

    private static String heard(Optional<Duration> silentFor) {
        return silentFor.map(time -> "heard " + time.toSeconds() + " s ago").orElse("no heartbeat");
    }
}
