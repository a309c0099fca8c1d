package io.regioncheck.node.log;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time, a head of a fixed shape, and the message.
 *
 * @param head what stands between time and message; its group {@code level}, and {@code logger} where there is one
 */
record HeadFormat(Pattern head) implements LineFormat {
    /** {@code 2026-11-28T07:33:35.838Z|01126|netdev|WARN|…} (Open vSwitch lib/vlog.c, 2.3 to 3.4: FILE_PATTERN). */
    static final HeadFormat OPEN_VSWITCH =
            new HeadFormat(Pattern.compile("\\|\\d{1,12}+\\|(?<logger>[^|]{1,80}+)\\|(?<level>EMER|ERR|WARN)\\|"));

    /**
     * {@code 161128  7:11:04 [ERROR] …} up to MySQL 5.6, {@code 2026-11-28  7:11:04 20 [ERROR] …} of MariaDB from 10.1 on, with T and Z from
     * MySQL 5.7 on, and with {@code [MY-010119] [Server]} from 8.0 on (MySQL 8.0 reference manual, "Error Log Output Format").
     */
    static final HeadFormat MYSQL = new HeadFormat(Pattern.compile(
            " (?:\\d{1,20}+ )?\\[(?<level>ERROR|Warning)\\] (?:\\[MY-\\d{1,8}+\\] \\[(?<logger>[^\\]]{1,40}+)\\] )?"));

    /**
     * {@code 2026-11-28 07:31:15.763+0000: 17577: error : virCgroupDetectControllers:451 : …}, in UTC whatever the host's zone (libvirt
     * src/util/virlog.c, 1.2 to 9.0).
     */
    static final HeadFormat LIBVIRT = new HeadFormat(
            Pattern.compile(": \\d{1,10}+: (?<level>error|warning) : (?<logger>[A-Za-z0-9_]{1,100}+):\\d{1,8}+ : "));

    /**
     * {@code 2026-11-28 07:20:24.609130+00:00 [error] <0.1983.0> …} of RabbitMQ from 3.7 on, up to 3.8 with three decimals and no zone. From
     * 3.9 on each line of a message begins so (deps/rabbit/src/rabbit_logger_text_fmt.erl).
     */
    static final HeadFormat RABBITMQ = new HeadFormat(Pattern.compile(
            " \\[(?<level>warning|error|critical|alert|emergency)\\] (?<logger>)(?:<[0-9.]{1,30}+> ?)?"));

    @Override
    public Optional<LogRecord> read(List<String> lines, ZoneOffset zone) {
        return Stamp.of(lines.get(0), zone).flatMap(stamp -> {
            Matcher found = head.matcher(stamp.rest());
            return found.lookingAt() ? Optional.of(read(stamp, found, lines, zone)) : Optional.empty();
        });
    }

    private LogRecord read(Stamp stamp, Matcher found, List<String> lines, ZoneOffset zone) {
        List<String> following = lines.subList(1, lines.size()).stream()
                .map(line -> without(head, line, zone))
                .toList();
        Told told = Told.of(stamp.rest().substring(found.end()), following);
        return new LogRecord(
                Optional.of(stamp.time()),
                LogLevel.of(found.group("level")).orElseThrow(),
                Optional.ofNullable(found.group("logger")).orElse(""),
                told.message(),
                Optional.empty(),
                told.traceback());
    }

    /** Returns what a line says after its time and a head, if it has them. */
    static String without(Pattern head, String line, ZoneOffset zone) {
        return Stamp.of(line, zone)
                .flatMap(stamp -> {
                    Matcher found = head.matcher(stamp.rest());
                    return found.lookingAt() ? Optional.of(stamp.rest().substring(found.end())) : Optional.empty();
                })
                .orElse(line);
    }
}
