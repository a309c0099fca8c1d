package io.regioncheck.node.software;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the item PROCESSES. */
public final class Processes {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final int FIELDS = 7;
    private static final int MOST_FIELDS = 100;

    private Processes() {}

    public static Told<ServiceProcess> parse(String text) {
        return Told.of(text.lines(), Processes::line);
    }

    private static Optional<ServiceProcess> line(String line) {
        String[] field = line.split("\t", MOST_FIELDS);
        if (field.length < FIELDS || field[6].isEmpty()) {
            return Optional.empty();
        }
        OptionalInt pid = Digits.small(field[0]);
        OptionalInt parent = Digits.small(field[1]);
        Optional<Instant> started = time(field[3]);
        if (pid.isEmpty() || parent.isEmpty() || started.isEmpty()) {
            return Optional.empty();
        }
        List<String> files = new ArrayList<>();
        List<String> directories = new ArrayList<>();
        Optional<String> served = Optional.empty();
        for (int i = FIELDS; i < field.length; i++) {
            int equals = field[i].indexOf('=');
            String value = field[i].substring(equals + 1);
            switch (equals < 0 ? "" : field[i].substring(0, equals)) {
                case "config-file" -> files.add(value);
                case "config-dir" -> directories.add(value);
                case "ini", "yaml" -> served = Optional.of(value);
                default -> {}
            }
        }
        return Optional.of(new ServiceProcess(
                pid.getAsInt(),
                parent.getAsInt(),
                field[2],
                started.get(),
                field[4],
                field[5],
                field[6],
                files,
                directories,
                served));
    }

    /** Reads {@code Nov 28 07:11:04 2026}, which is UTC. */
    private static Optional<Instant> time(String text) {
        String[] part = text.split("[ :]", -1);
        if (part.length != 6 || !MONTHS.contains(part[0])) {
            return Optional.empty();
        }
        int[] number = new int[6];
        for (int i = 1; i < part.length; i++) {
            OptionalInt digits = Digits.small(part[i]);
            if (digits.isEmpty()) {
                return Optional.empty();
            }
            number[i] = digits.getAsInt();
        }
        try {
            return Optional.of(
                    LocalDateTime.of(number[5], MONTHS.indexOf(part[0]) + 1, number[1], number[2], number[3], number[4])
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
