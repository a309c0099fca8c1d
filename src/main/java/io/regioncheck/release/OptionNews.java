package io.regioncheck.release;

import java.util.List;
import java.util.Optional;

/**
 * What is to be said of an option that is set, at a release.
 *
 * @param kind what has become of it
 * @param since the release that brought this; empty if it was so in Kilo, or nobody knows
 * @param instead options to set in place of it, the best first; empty if nothing takes its place, or it is not known
 * @param value what to set in place of the value, if another
 * @param note what else is known, or nothing
 */
public record OptionNews(
        Kind kind, Optional<Release> since, List<OptionName> instead, Optional<String> value, String note) {

    public OptionNews {
        instead = List.copyOf(instead);
    }

    static OptionNews of(Kind kind, Optional<Release> since) {
        return new OptionNews(kind, since, List.of(), Optional.empty(), "");
    }

    OptionNews instead(List<OptionName> names) {
        return new OptionNews(kind, since, names, value, note);
    }

    OptionNews value(Optional<String> other) {
        return new OptionNews(kind, since, instead, other, note);
    }

    OptionNews note(String text) {
        return new OptionNews(kind, since, instead, value, text);
    }

    /** What has become of an option. */
    public enum Kind {
        /** It is an option, and may stay as it is. */
        FINE,
        /** It is read, and will not be for ever. */
        DEPRECATED,
        /** It is read under its old name still. */
        RENAMED,
        /** It is not read, but another option is: what was set has no effect. */
        LOST,
        /** It is not read, and no other takes its place. */
        REMOVED,
        /** It comes with a later release: not read yet. */
        TOO_NEW,
        /** No release has it. */
        UNKNOWN,
        /** The option may stay, its value is on the way out. */
        VALUE_DEPRECATED,
        /** The option may stay, its value is taken no more: the service does not start, or does without. */
        VALUE_GONE
    }
}
