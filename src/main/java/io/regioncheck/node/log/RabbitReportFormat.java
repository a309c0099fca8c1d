package io.regioncheck.node.log;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RabbitMQ up to 3.6, and Erlang below it: {@code =ERROR REPORT==== 28-Nov-2016::07:31:17 ===}, and the report in lines of its own
 * (error_logger_file_h of Erlang's kernel, R16 to 20).
 */
final class RabbitReportFormat implements LineFormat {
    private static final Pattern HEAD = Pattern.compile("=([A-Z]{1,20}+) REPORT====");

    @Override
    public Optional<LogRecord> read(List<String> lines, ZoneOffset zone) {
        Matcher head = HEAD.matcher(lines.get(0));
        if (!head.lookingAt()) {
            return Optional.empty();
        }
        Told told = Told.of("", lines.subList(1, lines.size()));
        return Optional.of(new LogRecord(
                Stamp.of(lines.get(0), zone).map(Stamp::time),
                LogLevel.of(head.group(1)).orElse(LogLevel.ERROR),
                "",
                told.message(),
                Optional.empty(),
                told.traceback()));
    }
}
