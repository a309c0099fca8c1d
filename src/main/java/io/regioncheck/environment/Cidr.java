package io.regioncheck.environment;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of IPv4 addresses. */
record Cidr(int address, int prefix) {
    /** Smaller than /28, a subnet has no room for its gateway, its DHCP servers and the servers of a run. */
    static final String ALLOWED = "an IPv4 range from /8 to /28, such as 10.177.1.0/24";

    private static final String OCTET = "(0|[1-9]\\d{0,2})";
    private static final Pattern SHAPE =
            Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET + "/(\\d{1,2})");

    static Optional<Cidr> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int address = 0;
        for (int i = 1; i <= 4; i++) {
            int octet = Integer.parseInt(matcher.group(i));
            if (octet > 255) {
                return Optional.empty();
            }
            address = address << 8 | octet;
        }
        int prefix = Integer.parseInt(matcher.group(5));
        return prefix < 8 || prefix > 28 ? Optional.empty() : Optional.of(new Cidr(address, prefix));
    }

    /** Returns the range that the address lies in. */
    Cidr network() {
        return new Cidr(address & -1 << 32 - prefix, prefix);
    }

    boolean overlaps(Cidr other) {
        int wider = Math.min(prefix, other.prefix);
        return new Cidr(address, wider).network().equals(new Cidr(other.address, wider).network());
    }

    @Override
    public String toString() {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255)
                + "/" + prefix;
    }
}
