package io.regioncheck.demo.network;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of IPv4 addresses with one prefix; addresses are numbers here. */
record Cidr(long network, int prefix) {
    private static final Pattern SHAPE = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)(?:/(\\d+))?");
    private static final int BITS = 32;

    /** Returns the range that a text such as {@code 10.0.0.0/24} names, if it is one. */
    static Optional<Cidr> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches() || matcher.group(5) == null) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(matcher.group(5));
        return prefix > BITS
                ? Optional.empty()
                : number(text.substring(0, text.indexOf('/')))
                        .map(address -> new Cidr(address & -(1L << (BITS - prefix)), prefix));
    }

    /** Returns the number of an address, if the text is one. */
    static Optional<Long> number(String address) {
        Matcher matcher = SHAPE.matcher(address);
        if (!matcher.matches() || matcher.group(5) != null) {
            return Optional.empty();
        }
        long number = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(matcher.group(i));
            if (part > 255) {
                return Optional.empty();
            }
            number = number << 8 | part;
        }
        return Optional.of(number);
    }

    static String text(long address) {
        return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    long broadcast() {
        return network + (1L << (BITS - prefix)) - 1;
    }

    boolean contains(long address) {
        return network <= address && address <= broadcast();
    }

    boolean overlaps(Cidr other) {
        return contains(other.network) || other.contains(network);
    }

    @Override
    public String toString() {
        return text(network) + "/" + prefix;
    }
}
