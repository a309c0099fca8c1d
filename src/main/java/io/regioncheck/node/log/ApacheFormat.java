package io.regioncheck.node.log;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Apache: {@code [Sat Nov 28 07:33:40.421 2026] [wsgi:error] [pid 123:tid 456] [remote 192.0.2.1:5000] …}, and {@code [error] [client …]} of
 * 2.2. What an application prints stands there line by line, each as an error: what oslo.log writes is read as such
 * (server/log.c, 2.2 and 2.4: ErrorLogFormat).
 */
final class ApacheFormat implements LineFormat {
    private static final Pattern HEAD = Pattern.compile(
            " \\[([a-z0-9_]{0,40}+):?(error|crit|alert|emerg)\\] (?:\\[(?:pid|remote|client) [^\\]]{1,80}+\\] ){0,3}+");
    private static final OsloFormat INNER = new OsloFormat();

    @Override
    public Optional<LogRecord> read(List<String> lines, ZoneOffset zone) {
        return Stamp.of(lines.get(0), zone).flatMap(stamp -> {
            Matcher head = HEAD.matcher(stamp.rest());
            return head.lookingAt() ? Optional.of(read(stamp, head, lines, zone)) : Optional.empty();
        });
    }

    private static LogRecord read(Stamp stamp, Matcher head, List<String> lines, ZoneOffset zone) {
        List<String> inner =
                lines.stream().map(line -> HeadFormat.without(HEAD, line, zone)).toList();
        return INNER.read(inner, zone).orElseGet(() -> {
            Told told = Told.of(inner.get(0), inner.subList(1, inner.size()));
            return new LogRecord(
                    Optional.of(stamp.time()),
                    LogLevel.of(head.group(2)).orElseThrow(),
                    head.group(1),
                    told.message(),
                    Optional.empty(),
                    told.traceback());
        });
    }
}
