package io.regioncheck.database;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What nova and cinder have on record of their services: who there is, with which versions, and when he was last heard of. Deleted rows
 * are left out, as nova and cinder leave them out; those of services that are disabled or down are not.
 *
 * <p>Source: openstack/nova {@code nova/db/main/api.py service_get_minimum_version}, openstack/cinder {@code cinder/objects/service.py
 * _get_minimum_version}, at Zed.
 */
public final class ServiceRecords {
    /** They register when they start, and never again: nova/api/openstack/wsgi_app.py. */
    private static final Set<String> WITHOUT_HEARTBEAT = Set.of("nova-osapi_compute", "nova-metadata", "nova-ec2");

    private final Databases databases;

    ServiceRecords(Databases databases) {
        this.databases = databases;
    }

    /**
     * A service of nova.
     *
     * @param version empty where it is NULL, and where the table has no such column, as in Kilo
     * @param forcedDown nova takes it for down whatever it says, and does not count its version
     * @param silentFor since its last heartbeat, by the server's clock; empty for one that has none
     */
    public record NovaService(
            long id,
            String host,
            String binary,
            OptionalInt version,
            boolean disabled,
            boolean forcedDown,
            Optional<Duration> silentFor) {}

    /**
     * A service of cinder.
     *
     * @param host with its back end, such as {@code controller@ceph}
     * @param rpc {@code rpc_current_version}; empty where it is NULL, and where the table has no such column, as in Kilo
     * @param objects {@code object_current_version}
     * @param silentFor since its last heartbeat, by the server's clock
     */
    public record CinderService(
            String host,
            String binary,
            Optional<String> rpc,
            Optional<String> objects,
            boolean disabled,
            Optional<Duration> silentFor) {}

    /** @param nova what the database of a cell is called */
    public List<NovaService> nova(String nova) {
        return rows(nova).stream()
                .map(row -> new NovaService(
                        row.number("id").orElse(0L),
                        row.get("host"),
                        row.get("binary"),
                        row.number("version")
                                .map(version -> OptionalInt.of(Math.toIntExact(version)))
                                .orElse(OptionalInt.empty()),
                        isTrue(row, "disabled"),
                        isTrue(row, "forced_down"),
                        WITHOUT_HEARTBEAT.contains(row.get("binary"))
                                ? Optional.empty()
                                : silentFor(row, "last_seen_up")))
                .toList();
    }

    /** @param cinder what cinder's database is called */
    public List<CinderService> cinder(String cinder) {
        return rows(cinder).stream()
                .map(row -> new CinderService(
                        row.get("host"),
                        row.get("binary"),
                        row.text("rpc_current_version"),
                        row.text("object_current_version"),
                        isTrue(row, "disabled"),
                        silentFor(row, "updated_at")))
                .toList();
    }

    /** All columns: which there are depends on the release. */
    private List<Row> rows(String database) {
        return databases.ask("SELECT services.*, UTC_TIMESTAMP() AS asked_at FROM `" + database.replace("`", "``")
                + "`.services WHERE deleted = 0 ORDER BY `binary`, host");
    }

    private static boolean isTrue(Row row, String column) {
        return Set.of("1", "true").contains(row.get(column));
    }

    /** Before the first heartbeat it is as old as the row; Kilo has no last_seen_up: nova/servicegroup/drivers/db.py. */
    private static Optional<Duration> silentFor(Row row, String heartbeat) {
        Optional<LocalDateTime> last =
                time(row, heartbeat).or(() -> time(row, "updated_at")).or(() -> time(row, "created_at"));
        return last.flatMap(then -> time(row, "asked_at").map(now -> Duration.between(then, now)));
    }

    /** DATETIME as the server writes it, in UTC: {@code 2026-11-28 03:17:25}, perhaps with a fraction. */
    private static Optional<LocalDateTime> time(Row row, String column) {
        try {
            return row.text(column).map(text -> LocalDateTime.parse(text.replace(' ', 'T')));
        } catch (DateTimeParseException none) {
            // MySQL's zero date: nobody has written a time
            return Optional.empty();
        }
    }
}
