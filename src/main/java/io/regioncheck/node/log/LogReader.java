package io.regioncheck.node.log;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads records, whatever the format of their lines. */
public final class LogReader {
    private static final List<LineFormat> FORMATS = List.of(
            new OsloFormat(),
            new JsonFormat(),
            HeadFormat.OPEN_VSWITCH,
            HeadFormat.MYSQL,
            HeadFormat.LIBVIRT,
            HeadFormat.RABBITMQ,
            new RabbitReportFormat(),
            new ApacheFormat());

    private LogReader() {}

    /**
     * Reads one record.
     *
     * @param lines its lines: the first, and those that belong to it
     * @param otherwise its level where its format, such as that of uWSGI, has none
     * @param zone of the host whose log it is
     * @throws IllegalArgumentException if there is no line
     */
    public static LogRecord read(List<String> lines, LogLevel otherwise, ZoneOffset zone) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a record has a line");
        }
        return FORMATS.stream()
                .flatMap(format -> format.read(lines, zone).stream())
                .findFirst()
                .orElseGet(() -> plain(lines, otherwise, zone));
    }

    private static LogRecord plain(List<String> lines, LogLevel level, ZoneOffset zone) {
        Optional<Stamp> stamp = Stamp.of(lines.get(0), zone);
        String first = stamp.map(known -> known.rest().replaceFirst("^ - ", "").strip())
                .filter(rest -> !rest.isEmpty())
                .orElse(lines.get(0));
        Told told = Told.of(first, lines.subList(1, lines.size()));
        return new LogRecord(stamp.map(Stamp::time), level, "", told.message(), Optional.empty(), told.traceback());
    }
}
