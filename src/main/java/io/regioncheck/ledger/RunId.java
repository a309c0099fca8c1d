package io.regioncheck.ledger;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names a run: eight hex digits, which every resource it creates carries in its name. */
public record RunId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}");

    public RunId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not eight hex digits: " + value);
        }
    }

    public static RunId random() {
        byte[] bytes = new byte[4];
        new SecureRandom().nextBytes(bytes);
        return new RunId(HexFormat.of().formatHex(bytes));
    }

    /** Returns what the names of all this run's resources start with. */
    public String prefix() {
        return "regioncheck-" + value + "-";
    }

    /** Returns whether a resource of this name is this run's. */
    boolean owns(String name) {
        return name.startsWith(prefix()) && name.length() > prefix().length();
    }

    @Override
    public String toString() {
        return value;
    }
}
