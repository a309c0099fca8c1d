package io.regioncheck.node.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that a line begins with.
 *
 * @param rest what follows it
 */
record Stamp(Instant time, String rest) {
    /** 2026-11-28 07:31:15.763+0000, with T, comma, colon, without fraction or zone, and with MariaDB's blank before a short hour. */
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)[T ]([ \\d]\\d):(\\d\\d):(\\d\\d)(?:[.,](\\d{1,9}))?"
                    + "(?:(Z)|([+-])(\\d\\d):?(\\d\\d))?");
    /** MySQL up to 5.6: 161128  7:11:04 */
    private static final Pattern SHORT = Pattern.compile("(\\d\\d)(\\d\\d)(\\d\\d) ([ \\d]\\d):(\\d\\d):(\\d\\d)(?= )");
    /** Apache and uWSGI: Sat Nov 28 07:33:40.421 2026 */
    private static final Pattern CTIME = Pattern.compile(
            "[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \\d]\\d) (\\d\\d):(\\d\\d):(\\d\\d)(?:\\.\\d{1,9})? (\\d{4})");
    /** RabbitMQ up to 3.6: =ERROR REPORT==== 28-Nov-2016::07:31:17 === */
    private static final Pattern REPORT = Pattern.compile(
            "=[A-Z ]{1,30} REPORT==== *(\\d{1,2})-([A-Z][a-z]{2})-(\\d{4})::(\\d\\d):(\\d\\d):(\\d\\d)");

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    /** @param zone of the host, which most programs leave out */
    static Optional<Stamp> of(String line, ZoneOffset zone) {
        try {
            return iso(line, zone)
                    .or(() -> shortDate(line, zone))
                    .or(() -> report(line, zone))
                    .or(() -> ctime(line, zone));
        } catch (DateTimeException none) {
            return Optional.empty(); // the 31st of February
        }
    }

    private static Optional<Stamp> iso(String line, ZoneOffset zone) {
        Matcher found = ISO.matcher(line);
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        LocalDateTime time = time(number(found, 1), number(found, 2), found, 3).plusNanos(nanos(found.group(7)));
        return Optional.of(new Stamp(time.toInstant(zoneOf(found, zone)), line.substring(found.end())));
    }

    private static ZoneOffset zoneOf(Matcher found, ZoneOffset host) {
        if (found.group(8) != null) {
            return ZoneOffset.UTC;
        }
        if (found.group(9) == null) {
            return host;
        }
        int sign = found.group(9).equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(found, 10), sign * number(found, 11));
    }

    private static Optional<Stamp> shortDate(String line, ZoneOffset zone) {
        Matcher found = SHORT.matcher(line);
        return found.lookingAt()
                ? Optional.of(new Stamp(
                        time(2000 + number(found, 1), number(found, 2), found, 3)
                                .toInstant(zone),
                        line.substring(found.end())))
                : Optional.empty();
    }

    private static Optional<Stamp> report(String line, ZoneOffset zone) {
        Matcher found = REPORT.matcher(line);
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        LocalDateTime time = LocalDateTime.of(
                number(found, 3),
                1 + MONTHS.indexOf(found.group(2)),
                number(found, 1),
                number(found, 4),
                number(found, 5),
                number(found, 6));
        return Optional.of(new Stamp(time.toInstant(zone), line));
    }

    private static Optional<Stamp> ctime(String line, ZoneOffset zone) {
        int from = line.startsWith("[") ? 1 : 0;
        Matcher found = CTIME.matcher(line).region(from, line.length());
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        LocalDateTime time = time(number(found, 6), 1 + MONTHS.indexOf(found.group(1)), found, 2);
        int end = found.end() + (from == 1 && line.startsWith("]", found.end()) ? 1 : 0);
        return Optional.of(new Stamp(time.toInstant(zone), line.substring(end)));
    }

    /** @param day the group that has the day; hour, minute and second follow it */
    private static LocalDateTime time(int year, int month, Matcher found, int day) {
        return LocalDateTime.of(
                year,
                month,
                number(found, day),
                number(found, day + 1),
                number(found, day + 2),
                number(found, day + 3));
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group).trim());
    }

    private static long nanos(@org.jspecify.annotations.Nullable String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "000000000").substring(0, 9));
    }
}
