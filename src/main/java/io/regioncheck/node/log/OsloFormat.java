package io.regioncheck.node.log;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * oslo.log and the copies of its forerunner: time, process, level, logger, {@code [request user project …]}, message; and before each line of
 * a traceback the same without the request, up to Mitaka with the level TRACE (oslo_log/_options.py: logging_context_format_string,
 * logging_default_format_string, logging_exception_prefix; Kilo to 2025.1). From Zed on the request of another service stands before the
 * program's own.
 */
final class OsloFormat implements LineFormat {
    private static final Pattern HEAD =
            Pattern.compile(" (?:\\d{1,10} )?(ERROR|CRITICAL|TRACE|WARNING|WARN) (\\S{1,200}+)(?: |$)");
    private static final Pattern INSTANCE = Pattern.compile("\\[instance: [^\\]]{1,80}+\\] ?");
    private static final Pattern CONTEXT = Pattern.compile("\\[([^\\]]{0,400}+)\\] ?");
    private static final Pattern REQUEST = Pattern.compile("\\breq-[0-9A-Za-z-]{1,80}");

    @Override
    public Optional<LogRecord> read(List<String> lines, ZoneOffset zone) {
        return Stamp.of(lines.get(0), zone).flatMap(stamp -> read(stamp, lines, zone));
    }

    private static Optional<LogRecord> read(Stamp stamp, List<String> lines, ZoneOffset zone) {
        Matcher head = HEAD.matcher(stamp.rest());
        if (!head.lookingAt()) {
            return Optional.empty();
        }
        String said = stamp.rest().substring(head.end());
        Matcher context = CONTEXT.matcher(said);
        boolean known = context.lookingAt() && !INSTANCE.matcher(said).lookingAt();
        Told told = Told.of(
                withoutInstance(known ? said.substring(context.end()) : said),
                lines.subList(1, lines.size()).stream()
                        .map(line -> withoutInstance(HeadFormat.without(HEAD, line, zone)))
                        .toList());
        return Optional.of(new LogRecord(
                Optional.of(stamp.time()),
                LogLevel.of(head.group(1)).orElseThrow(),
                head.group(2),
                told.message(),
                known ? request(context.group(1)) : Optional.empty(),
                told.traceback()));
    }

    private static Optional<String> request(String context) {
        return REQUEST.matcher(context).results().map(found -> found.group()).reduce((first, last) -> last);
    }

    private static String withoutInstance(String said) {
        Matcher instance = INSTANCE.matcher(said);
        return instance.lookingAt() ? said.substring(instance.end()) : said;
    }
}
