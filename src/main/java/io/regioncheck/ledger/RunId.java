package io.regioncheck.ledger;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names a run: eight hex digits, which every resource it creates carries in its name. */
public record RunId(String value) {
    /** What the names of all runs' resources start with. */
    static final String ANY_PREFIX = "regioncheck-";

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}");
    private static final Pattern OWNED = Pattern.compile(ANY_PREFIX + "(" + SHAPE + ")-.+");

    public RunId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not eight hex digits: " + value);
        }
    }

    /** Returns the run that a resource of this name belongs to; empty if it belongs to none. */
    public static Optional<RunId> owning(String name) {
        Matcher ours = OWNED.matcher(name);
        return ours.matches() ? Optional.of(new RunId(ours.group(1))) : Optional.empty();
    }

    public static RunId random() {
        byte[] bytes = new byte[4];
        new SecureRandom().nextBytes(bytes);
        return new RunId(HexFormat.of().formatHex(bytes));
    }

    /** Returns what the names of all this run's resources start with. */
    public String prefix() {
        return ANY_PREFIX + value + "-";
    }

    /** Returns whether a resource of this name is this run's. */
    boolean owns(String name) {
        return owning(name).filter(this::equals).isPresent();
    }

    @Override
    public String toString() {
        return value;
    }
}
