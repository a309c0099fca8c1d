package io.regioncheck.checks.configuration;

import io.regioncheck.release.OptionNews;
import io.regioncheck.release.Release;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of a line that is to be changed. */
final class Wording {
    private Wording() {}

    static String expected(Offence offence, Release target) {
        OptionNews news = offence.news();
        String since = news.since().map(release -> " from " + release + " on").orElse(" in " + target);
        String note = news.note().isEmpty() ? "" : " (" + news.note() + ")";
        return switch (news.kind()) {
            case FINE -> "nothing else";
            case DEPRECATED -> "deprecated" + since + instead(news) + note;
            case RENAMED -> "an old name of " + names(news);
            case LOST -> "not read" + since + instead(news) + note;
            case REMOVED ->
                "not read" + since + ", and nothing takes its place"
                        + (news.instead().isEmpty() ? "" : "; the name is known as " + names(news));
            case TOO_NEW -> "known from " + news.since().map(Release::toString).orElse("a later release") + " on";
            case UNKNOWN -> "an option that some release from kilo to " + Release.newest() + " has";
            case VALUE_DEPRECATED -> "a value that is not deprecated" + since + note(news);
            case VALUE_GONE -> "a value that is known" + since + note(news);
        };
    }

    static String because(Offence offence) {
        return switch (offence.news().kind()) {
            case FINE -> "";
            case DEPRECATED, RENAMED ->
                "it works still: a later release reads it no more, and then what is set is lost without a word";
            case LOST ->
                offence.succeeded()
                        ? "it says nothing any more: what takes its place is set as well"
                        : "what is set has no effect, without a word in any log";
            case REMOVED, TOO_NEW -> "the line says nothing: whoever reads it believes otherwise";
            case UNKNOWN -> "it is misspelt, stands in a wrong group, or belongs to a driver from outside";
            case VALUE_DEPRECATED -> "it works still: a later release refuses it";
            case VALUE_GONE -> "a service does not start with it, or does without what it names";
        };
    }

    /** What to do, in words that can be done. */
    static String change(Offence offence) {
        String replacement = offence.replacement();
        String line =
                "line " + offence.setting().line() + " of " + offence.setting().file();
        if (replacement.isEmpty()
                && (offence.news().kind() == OptionNews.Kind.DEPRECATED
                        || offence.news().kind() == OptionNews.Kind.VALUE_DEPRECATED)) {
            return "leave " + line
                    + " for this upgrade, and find out from the release notes how to do without it before a later one";
        }
        if (replacement.isEmpty() && offence.news().kind() == OptionNews.Kind.UNKNOWN) {
            return "see whether " + line + " is misspelt; if no driver from outside reads it, take it out";
        }
        if (replacement.isEmpty() && offence.news().kind() == OptionNews.Kind.VALUE_GONE) {
            return "write in " + line + " a value that the release has";
        }
        if (replacement.isEmpty()) {
            return offence.succeeded() || offence.news().note().isEmpty()
                    ? "take " + line + " out"
                    : "take " + line + " out, and use " + offence.news().note();
        }
        return offence.replacementGroup().equals(offence.setting().group())
                ? "write in " + line + ": " + replacement
                : "take " + line + " out, and write under [" + offence.replacementGroup() + "]: " + replacement;
    }

    private static String instead(OptionNews news) {
        return news.instead().isEmpty() ? "" : ": " + names(news);
    }

    private static String names(OptionNews news) {
        List<String> names = news.instead().stream().map(Object::toString).toList();
        return names.isEmpty() ? "another option" : names.stream().limit(3).collect(Collectors.joining(", or "));
    }

    private static String note(OptionNews news) {
        return news.note().isEmpty() ? "" : ", not " + news.note();
    }
}
