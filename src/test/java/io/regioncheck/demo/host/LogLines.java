package io.regioncheck.demo.host;

import io.regioncheck.demo.region.DemoHost.Role;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the script that reads logs prints on a host whose logs are oslo.log's. It counts nothing together. */
public final class LogLines {
    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)\\S* (?:\\d+ )?([A-Z]+) \\S+ ?(.*)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Map<Role, List<String>> DIRECTORIES = Map.of(
            Role.CONTROLLER,
            List.of("nova", "neutron", "keystone", "glance", "cinder"),
            Role.COMPUTE,
            List.of("nova", "neutron", "openvswitch"),
            Role.NETWORK,
            List.of("neutron", "openvswitch"),
            Role.DATABASE,
            List.of("mysql"),
            Role.BROKER,
            List.of("rabbitmq"));

    private LogLines() {}

    /** A record that is being put together. */
    private record Open(String kind, long time, List<String> lines) {}

    static Outcome tell(Host host, Items.Asked asked) {
        return tell(host, asked, Map.of());
    }

    /** @param more lines of logs, by path, beside what the host itself has logged */
    public static Outcome tell(Host host, Items.Asked asked, Map<String, List<String>> more) {
        ZoneId zone = ZoneId.systemDefault();
        StringBuilder text = new StringBuilder();
        text.append("zone ")
                .append(DateTimeFormatter.ofPattern("xx").format(ZonedDateTime.now(zone)))
                .append('\n');
        text.append("since ").append(asked.since()).append('\n');
        directories(host).forEach(directory -> {
            SortedMap<String, List<String>> files = new TreeMap<>();
            host.filesIn(directory).forEach((path, content) -> files.put(path, content.lines()));
            more.forEach((path, lines) -> {
                if (path.startsWith(directory + "/")) {
                    files.merge(path, lines, LogLines::both);
                }
            });
            if (files.isEmpty()) {
                // a service that is well writes, and nothing that is looked for
                files.put(directory + directory.substring(directory.lastIndexOf('/')) + ".log", List.of());
            }
            text.append("logs ")
                    .append(directory)
                    .append(' ')
                    .append(files.size())
                    .append('\n');
            files.forEach((path, lines) -> {
                text.append("file ").append(path).append('\n');
                records(lines, zone).stream()
                        .filter(record -> record.time() >= asked.since())
                        .forEach(record -> print(text, record));
            });
        });
        return Outcome.ok(text.append("end\n").toString());
    }

    private static TreeSet<String> directories(Host host) {
        TreeSet<String> directories = new TreeSet<>();
        DIRECTORIES.forEach((role, names) -> {
            if (host.is(role)) {
                names.forEach(name -> directories.add("/var/log/" + name));
            }
        });
        return directories;
    }

    private static List<String> both(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static List<Open> records(List<String> lines, ZoneId zone) {
        List<Open> records = new ArrayList<>();
        boolean open = false;
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            boolean timed = matcher.matches();
            String kind = timed ? kind(matcher.group(2), matcher.group(3)) : "";
            boolean further = !timed || kind.equals("E") && isFurther(matcher.group(3));
            if (open && further) {
                records.get(records.size() - 1).lines().add(line);
            } else {
                open = !kind.isEmpty();
                if (open) {
                    long time = LocalDateTime.parse(matcher.group(1), TIME)
                            .atZone(zone)
                            .toEpochSecond();
                    records.add(new Open(kind, time, new ArrayList<>(List.of(line))));
                }
            }
        }
        return records;
    }

    private static String kind(String level, String words) {
        return switch (level) {
            case "ERROR", "CRITICAL", "TRACE" -> "E";
            case "WARNING" -> words.toLowerCase(Locale.ROOT).contains("deprecat") ? "D" : "";
            default -> "";
        };
    }

    /** The lines of a traceback have no request before them. */
    private static boolean isFurther(String words) {
        return !words.startsWith("[") || words.startsWith("[instance: ");
    }

    private static void print(StringBuilder text, Open record) {
        text.append(record.kind())
                .append(" 1 ")
                .append(record.time())
                .append(' ')
                .append(record.time())
                .append('\n');
        record.lines().forEach(line -> text.append(' ').append(line).append('\n'));
    }
}
