package io.regioncheck.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of RabbitMQ, {@code 3.10.8}, or of the Erlang/OTP beneath it: {@code R16B03-1} up to 16, {@code 24.3.4.2} from 17 on. Ordered
 * by number.
 *
 * @param text as it was given
 * @param numbers the letter of an R version counts as its place in the alphabet
 */
public record BrokerVersion(String text, List<Integer> numbers) implements Comparable<BrokerVersion> {
    private static final Pattern LETTERED = Pattern.compile("R?(\\d{1,2})([A-C])(\\d{0,2})(?:-(\\d{1,2}))?");
    private static final Pattern DOTTED = Pattern.compile("\\d{1,4}(\\.\\d{1,4}){0,5}");

    public BrokerVersion {
        numbers = List.copyOf(numbers);
    }

    /** Reads a version; empty for anything else, a pre-release too. */
    public static Optional<BrokerVersion> find(String text) {
        Matcher lettered = LETTERED.matcher(text);
        List<Integer> numbers = new ArrayList<>();
        if (lettered.matches()) {
            numbers.add(Integer.parseInt(lettered.group(1)));
            numbers.add(lettered.group(2).charAt(0) - 'A');
            for (int group = 3; group <= 4; group++) {
                Optional.ofNullable(lettered.group(group))
                        .filter(digits -> !digits.isEmpty())
                        .ifPresent(digits -> numbers.add(Integer.parseInt(digits)));
            }
        } else if (DOTTED.matcher(text).matches()) {
            for (String part : text.split("\\.", -1)) {
                numbers.add(Integer.parseInt(part));
            }
        } else {
            return Optional.empty();
        }
        return Optional.of(new BrokerVersion(text, numbers));
    }

    /** The number that must be the same on all nodes of a cluster, outside of an upgrade. */
    public int major() {
        return numbers.get(0);
    }

    /** Whether this is all that is known: old brokers only tell the release of OTP, such as {@code 19}. */
    boolean isMajorOnly() {
        return numbers.size() == 1;
    }

    /** Whether this is a version of a series: 24.3.4 is one of 24.3, and of 24. */
    boolean isOf(BrokerVersion series) {
        return numbers.size() >= series.numbers.size()
                && numbers.subList(0, series.numbers.size()).equals(series.numbers);
    }

    @Override
    public int compareTo(BrokerVersion other) {
        for (int at = 0; at < Math.max(numbers.size(), other.numbers.size()); at++) {
            int compared = Integer.compare(at(at), other.at(at));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private int at(int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
