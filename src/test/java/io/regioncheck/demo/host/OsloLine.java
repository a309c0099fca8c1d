package io.regioncheck.demo.host;

import io.regioncheck.demo.region.Logbook;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How oslo.log writes an entry: its context formats and its prefix of tracebacks (oslo_log/_options.py, Zed). */
final class OsloLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final Pattern INSTANCE = Pattern.compile("^\\[instance: [^]]+] ");
    /** An entry does not say whose request it was. */
    private static final String WHO = "6d296ca4664945b6af0a569cb0145452 f78dcbacc9134b2fb1f38da59a607c87";

    private OsloLine() {}

    /** Returns the lines of an entry: one, and one more for each further line of its message, such as a traceback's. */
    static List<String> of(Logbook.Entry entry, ZonedDateTime time, int process) {
        String start = TIME.format(time) + " " + process + " ";
        List<String> message = entry.message().lines().toList();
        List<String> lines = new ArrayList<>();
        String first = message.isEmpty() ? "" : message.get(0);
        lines.add(start + entry.level() + " " + entry.module() + " " + context(entry.requestId()) + " " + first);
        Matcher instance = INSTANCE.matcher(first);
        // logging_exception_prefix: no request id, but the instance
        String further = start + "ERROR " + entry.module() + " " + (instance.find() ? instance.group() : "");
        message.stream().skip(1).forEach(line -> lines.add(further + line));
        return lines;
    }

    /** A request that another service asked for has two ids, "global local"; work of its own has none. */
    private static String context(String requestId) {
        if (requestId.isEmpty()) {
            return "[-]";
        }
        String ids = requestId.contains(" ") ? requestId : "None " + requestId;
        return "[" + ids + " " + WHO + " - - default default]";
    }
}
