package io.regioncheck.checks.configuration;

import io.regioncheck.node.config.Setting;
import io.regioncheck.release.OptionName;
import io.regioncheck.release.OptionNews;
import io.regioncheck.release.OptionNews.Kind;
import io.regioncheck.release.Service;

/**
 * A line of a file that is to be changed.
 *
 * @param option as the service knows it
 * @param succeeded whether what takes its place is set on the host already
 */
record Offence(Service service, Setting setting, OptionName option, OptionNews news, boolean succeeded) {

    /** In place of a secret: whoever wrote its hash into the file would set that as the password. */
    static final String KEPT = "(what stands there now)";

    /** What is the same on all hosts that have it, wherever in the file it stands. */
    record Kin(Service service, String file, String group, String written, OptionNews news, boolean succeeded) {}

    Kin kin() {
        return new Kin(
                service, setting.file(), setting.group(), setting.written().strip(), news, succeeded);
    }

    /** Returns whether the target does not do what the line asks for, and nothing else does. */
    boolean isError() {
        return news.kind() == Kind.VALUE_GONE || (news.kind() == Kind.LOST && !succeeded);
    }

    /** Returns whether the change is sure to keep what the line does: a line that still works and has no other form stays. */
    boolean isSafe() {
        return switch (news.kind()) {
            case REMOVED -> true;
            case LOST -> succeeded || !replacement().isEmpty();
            case FINE, TOO_NEW, UNKNOWN -> false;
            case DEPRECATED, RENAMED, VALUE_DEPRECATED, VALUE_GONE ->
                !replacement().isEmpty();
        };
    }

    /** Returns the line in which the option is to be set, without its group; empty where the line is to go. Of a secret it says what to write there. */
    String replacement() {
        String value =
                news.value().orElse(setting.isSecret() ? KEPT : setting.value().replace("\n", "\n  "));
        return switch (news.kind()) {
            case VALUE_GONE, VALUE_DEPRECATED -> news.value().isPresent() ? setting.name() + " = " + value : "";
            case RENAMED, LOST, DEPRECATED ->
                succeeded || news.instead().isEmpty()
                        ? ""
                        : news.instead().get(0).name() + " = " + value;
            default -> "";
        };
    }

    /** Returns the group of the replacement: that of the file where the operator named it. */
    String replacementGroup() {
        boolean moves = news.kind() == Kind.RENAMED || news.kind() == Kind.LOST || news.kind() == Kind.DEPRECATED;
        if (!moves || news.instead().isEmpty() || news.instead().get(0).group().equals(option.group())) {
            return setting.group();
        }
        return news.instead().get(0).group();
    }
}
