package io.regioncheck.report;

import io.regioncheck.environment.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Masks the secrets of an environment in text: as they are, and as JSON, a URL, HTML or XML would spell them. Immutable.
 *
 * <p>A value shorter than four characters is let through: it would mask half of every report and protect nothing.
 */
public final class Redaction {
    private static final String MASK = "***";
    private static final int SHORTEST = 4;
    /** Of a secret with several lines, such as a private key, each line of at least this length is one by itself. */
    private static final int SHORTEST_LINE = 16;

    private final Optional<Pattern> secrets;

    private Redaction(Optional<Pattern> secrets) {
        this.secrets = secrets;
    }

    public static Redaction of(List<Secret> secrets) {
        String any = secrets.stream()
                .map(Secret::reveal)
                .flatMap(value -> withLines(value).stream())
                .distinct()
                // the longest first: where one secret contains another, nothing of it is left over
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Redaction::spellings)
                .collect(Collectors.joining("|"));
        return new Redaction(any.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(any)));
    }

    public String mask(String text) {
        return secrets.map(pattern -> pattern.matcher(text).replaceAll(MASK)).orElse(text);
    }

    private static List<String> withLines(String value) {
        String whole = value.strip();
        if (whole.length() < SHORTEST) {
            return List.of();
        }
        List<String> lines = whole.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST_LINE)
                .toList();
        return Stream.concat(Stream.of(whole), lines.stream()).toList();
    }

    private static String spellings(String secret) {
        return secret.codePoints().mapToObj(Redaction::spellings).collect(Collectors.joining());
    }

    /** A pattern for one character: letters and digits are spelled alike everywhere, the others are escaped somewhere. */
    private static String spellings(int codePoint) {
        String character = Character.toString(codePoint);
        if (codePoint < 128 && Character.isLetterOrDigit(codePoint)) {
            return character;
        }
        // any number of backslashes: JSON inside JSON is escaped twice
        String escaped = switch (codePoint) {
            case '\n' -> "\\\\+n";
            case '\r' -> "\\\\+r";
            case '\t' -> "\\\\+t";
            case '\\' -> "\\\\+";
            case ' ' -> "\\+";
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "\\\\*\"|&quot;";
            default -> "\\\\*" + Pattern.quote(character);
        };
        return "(?:" + Pattern.quote(character) + "|" + escaped + "|" + inUrl(character) + "|"
                + character.chars().mapToObj(Redaction::inJson).collect(Collectors.joining()) + "|&#0*" + codePoint
                + ";|(?i:&#x0*" + Integer.toHexString(codePoint) + ";))";
    }

    private static String inUrl(String character) {
        StringBuilder url = new StringBuilder("(?i:");
        for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
            url.append(String.format(Locale.ROOT, "%%%02x", octet & 0xff));
        }
        return url.append(')').toString();
    }

    private static String inJson(int unit) {
        return String.format(Locale.ROOT, "\\\\+u(?i:%04x)", unit);
    }
}
