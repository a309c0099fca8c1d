package io.regioncheck.release;

import java.util.Optional;

/** What a warning of deprecation in a log is about. */
public sealed interface Deprecation {

    /**
     * An option of a configuration file that has another name now.
     *
     * @param group such as {@code DEFAULT}
     */
    record Renamed(String group, String option, String newGroup, String newOption) implements Deprecation {
        @Override
        public String subject() {
            return "[" + group + "] " + option;
        }
    }

    /**
     * An option that goes away.
     *
     * @param reason of those who removed it, in one line; from Pike on, and not always
     */
    record ForRemoval(String group, String option, Optional<String> reason) implements Deprecation {
        @Override
        public String subject() {
            return "[" + group + "] " + option;
        }
    }

    /**
     * The class path of a driver where the name of an entry point belongs.
     *
     * @param namespace of the entry point, such as {@code keystone.token.provider}
     */
    record ClassPath(String path, String namespace, String asOf, String removeIn) implements Deprecation {
        @Override
        public String subject() {
            return path;
        }
    }

    /**
     * A part of a program, by a name of its own.
     *
     * @param asOf since which release
     * @param inFavorOf what stands for it
     * @param removeIn the first release that may lack it: its name, or the first letter of a name that was not known yet
     */
    record Feature(String what, Optional<String> asOf, Optional<String> inFavorOf, Optional<String> removeIn)
            implements Deprecation {
        @Override
        public String subject() {
            return what;
        }
    }

    /**
     * Anything else.
     *
     * @param subject what it is called here: the message, where it has no shape that is known
     * @param advice what to type, where that is known; {@code {file}} and {@code {service}} stand for whose log it is
     */
    record Words(String subject, Optional<String> advice) implements Deprecation {}

    /** Returns what it is about, the same for all messages about it. */
    String subject();
}
