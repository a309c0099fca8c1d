package io.regioncheck.node;

import java.util.Objects;
import java.util.stream.Stream;

/** What came of reading one {@link Item} on one host. */
public sealed interface Reading {

    /**
     * What the item's script printed. It is kept as it came over the wire, mostly compressed: a thousand hosts of it are in memory at
     * once. So take {@link #text} once, and keep of it what is needed.
     */
    final class Text implements Reading {
        private final Packed packed;
        private final int exitCode;
        private final boolean cut;
        private final String errors;

        /**
         * @param exitCode the script's own, or if that is 0 the first of a command that it ran as root and that failed; 0 if nothing did, or if it was cut
         * @param cut whether more was there than is kept: then the end of the text, often within a line, is not the end of the thing
         */
        public Text(String text, int exitCode, boolean cut) {
            this(Packed.of(text), exitCode, cut, "");
        }

        Text(Packed packed, int exitCode, boolean cut, String errors) {
            this.packed = packed;
            this.errors = errors;
            this.exitCode = exitCode;
            this.cut = cut;
        }

        /** Returns all of it; what is no UTF-8 has become U+FFFD. */
        public String text() {
            return packed.text();
        }

        /** Returns its lines without their ends. */
        public Stream<String> lines() {
            return text().lines();
        }

        public int exitCode() {
            return exitCode;
        }

        public boolean cut() {
            return cut;
        }

        /** Returns the first of what the script printed on its error output: what grep could not open, for example. */
        public String errors() {
            return errors;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Text that
                    && that.exitCode == exitCode
                    && that.cut == cut
                    && that.text().equals(text());
        }

        @Override
        public int hashCode() {
            return Objects.hash(text(), exitCode, cut);
        }

        @Override
        public String toString() {
            return "Text[" + text() + ", exitCode=" + exitCode + (cut ? ", cut]" : "]");
        }
    }

    /** We may not read it: sudo does not let us. */
    record Refused(String why) implements Reading {}

    /** It was not read to its end: too slow, or the host broke off. */
    record Failed(String why) implements Reading {}
}
