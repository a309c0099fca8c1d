package io.regioncheck.environment;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as files have them: a number and a unit, {@code 90s}, {@code 5m}, {@code 1h}, {@code 7d}. */
public final class Durations {
    public static final String ALLOWED = "a number with a unit, such as 90s, 5m, 1h or 7d";

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,6})([smhd])");

    private Durations() {}

    public static Optional<Duration> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }
}
