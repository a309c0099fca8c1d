package io.regioncheck.release;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Optional;

/** Options that a service does not do without, per release: {@code required-options.yaml}, with the source of each fact. */
public record RequiredOptions(List<Login> logins, List<Requirement> options) {

    public RequiredOptions {
        logins = List.copyOf(logins);
        options = List.copyOf(options);
    }

    /** Reads the facts that come with this build. */
    public static RequiredOptions facts() {
        return FactsFile.read("required-options.yaml", new TypeReference<>() {});
    }

    /**
     * A group with which a service logs in at keystone.
     *
     * @param needed the release from which on the service has no other way to log in; empty if it may do without the group
     * @param ifUsed whether it is needed only where an option of the group is set
     * @param programs which read it; all of the service if empty
     */
    public record Login(
            Service service,
            String group,
            Optional<Release> needed,
            boolean ifUsed,
            List<String> programs,
            String why) {}

    /**
     * An option that must be set from a release on.
     *
     * @param anyOf one of these will do
     * @param beside what is set on hosts where it is needed, {@code group/name}; everywhere if empty
     * @param warning whether the service works without, and something of it does not
     * @param line what to write, with capital letters for what only the operator knows
     */
    public record Requirement(
            Service service,
            String group,
            List<String> anyOf,
            Release since,
            Optional<String> beside,
            List<String> programs,
            boolean warning,
            String line,
            String why) {}
}
