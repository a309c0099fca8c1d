package io.regioncheck.node.config;

import java.util.List;

/**
 * A process of a service, and the files that its command line names.
 *
 * @param program such as nova-compute
 * @param sources in their order: what comes later wins
 */
public record RunningService(String program, List<Source> sources) {

    public RunningService {
        sources = List.copyOf(sources);
    }

    /** What a word of the command line names. */
    public record Source(Kind kind, String path) {}

    /** How it is read. */
    public enum Kind {
        /** --config-file */
        FILE,
        /** --config-dir: all that end in .conf, in the order of their names */
        DIRECTORY,
        /** --ini of uWSGI's, which configures nothing of OpenStack but names what it runs */
        UWSGI
    }
}
