package io.regioncheck.node.log;

/**
 * What a host had more to show than it may.
 *
 * @param kinds how many that are not alike
 * @param records how many in all
 */
public record LeftOut(long kinds, long records) {
    public static final LeftOut NOTHING = new LeftOut(0, 0);

    public LeftOut plus(LeftOut more) {
        return new LeftOut(kinds + more.kinds, records + more.records);
    }

    public boolean isNothing() {
        return kinds == 0;
    }
}
