package io.regioncheck.release;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is known of the extensions of neutron's API: {@code network-extensions.yaml}, with the source of each fact. */
public final class NetworkExtensions {
    private final Map<String, NetworkExtension> byAlias;

    private NetworkExtensions(Facts facts) {
        byAlias = facts.extensions().stream()
                .flatMap(entry -> entry.aliases().stream().map(entry::of))
                .collect(Collectors.toUnmodifiableMap(NetworkExtension::alias, Function.identity()));
    }

    /** Reads the facts that come with this build; an alias that stands there twice is an error of it. */
    public static NetworkExtensions facts() {
        return new NetworkExtensions(FactsFile.read("network-extensions.yaml", new TypeReference<>() {}));
    }

    /** Returns what is known of an extension; empty of those that are not neutron's own, and of most that only change details. */
    public Optional<NetworkExtension> of(String alias) {
        return Optional.ofNullable(byAlias.get(alias));
    }

    private record Facts(List<Entry> extensions) {}

    private record Entry(
            List<String> aliases,
            String why,
            Optional<String> servicePlugin,
            Optional<String> extensionDriver,
            Optional<String> by,
            Optional<Release> gone,
            Optional<Release> optional,
            Optional<String> instead) {
        NetworkExtension of(String alias) {
            return new NetworkExtension(alias, why, servicePlugin, extensionDriver, by, gone, optional, instead);
        }
    }
}
