package io.regioncheck.node.log;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is the same of errors that differ in numbers, ids, addresses and names only.
 *
 * @param program such as {@code nova-compute}
 * @param logger who told it within the program; empty where the format has no such thing
 * @param text the first line of the message, and what was raised, with {@code <n>}, {@code <id>} and {@code <name>} for what differs
 */
public record Signature(String program, String logger, String text) {
    private static final int LONGEST = 300;

    private static final Pattern LONGER_NUMBERS = Pattern.compile("<n>(?:[,.:/_ -]{1,2}<n>)+");
    private static final Pattern IDS = Pattern.compile(
            "(?:req-)?[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|(?<![0-9A-Za-z])[0-9a-f]{32,64}(?![0-9A-Za-z])");
    /** Devices that neutron names by the beginning of a port's id. */
    private static final Pattern DEVICES =
            Pattern.compile("(?<![A-Za-z])(tap|qvo|qvb|qbr|qr-|qg-|ha-|sg-)[0-9a-f]{8}-[0-9a-f]{2}(?![0-9A-Za-z])");

    private static final Pattern NUMBERS = Pattern.compile("(?:(?<![A-Za-z])(?:0x)?[a-f]{0,40})?[0-9][0-9a-f]{0,40}");
    private static final Pattern QUOTED =
            Pattern.compile("(?<![A-Za-z0-9])(?:u?'[^'\\n]{0,200}'|u?\"[^\"\\n]{0,200}\")");
    private static final Pattern OBJECTS = Pattern.compile("<([A-Za-z_.]{1,80}) object at <n>>");

    /** @param program whose log it is in */
    public static Signature of(String program, LogRecord record) {
        String said = masked(firstLine(record.message()));
        Optional<String> raised = record.raised().map(Signature::masked).filter(words -> !said.contains(words));
        return new Signature(
                program,
                record.logger().replaceFirst("\\(.*", ""),
                said + raised.map(words -> " | " + words).orElse(""));
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** Returns a text with everything masked that is another one each time. */
    static String masked(String text) {
        String words = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        words = IDS.matcher(words).replaceAll("<id>");
        words = DEVICES.matcher(words).replaceAll("$1<id>");
        words = QUOTED.matcher(words).replaceAll("<name>");
        words = NUMBERS.matcher(words).replaceAll("<n>");
        words = OBJECTS.matcher(words).replaceAll("<$1>");
        return LONGER_NUMBERS.matcher(words).replaceAll("<n>").strip();
    }

    @Override
    public String toString() {
        return program + ": " + (logger.isEmpty() ? "" : logger + ": ") + text;
    }
}
