package io.regioncheck.release;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads pins as nova does. The same word means different numbers to different code: {@code compute = kilo} is 3.40 to Kilo and 4.0 from
 * Liberty on.
 *
 * <p>Source: openstack/nova {@code nova/compute/rpcapi.py}, {@code __init__} and {@code _determine_version_cap}, at 2015.1.0, 12.0.0,
 * 13.0.0 and the tags after them.
 */
final class RpcPins {
    static final String AUTO = "auto";

    private final NovaServices services;

    RpcPins(NovaServices services) {
        this.services = services;
    }

    RpcPin read(RpcApi api, Release reader, RpcFacts facts, Optional<String> configured, OptionalInt oldestCompute) {
        String word = configured.orElse("");
        String option = api + " = " + word;
        if (word.isEmpty() || api == RpcApi.COMPUTE_TASK) {
            return new RpcPin.None();
        }
        Optional<RpcVersion> alias = facts.meaningOf(word);
        if (alias.isPresent()) {
            return new RpcPin.Fixed(alias.get(), option + ", " + alias.get() + " to " + reader + " code");
        }
        Optional<RpcVersion> number = RpcVersion.find(word);
        if (number.isPresent()) {
            return new RpcPin.Fixed(number.get(), option);
        }
        if (word.equals(AUTO)
                && api == RpcApi.COMPUTE
                && services.autoWithoutComputes(reader).isPresent()) {
            return auto(option, reader, oldestCompute.orElse(0));
        }
        return new RpcPin.Broken(option + ", which " + reader + " code does not know" + hint(facts, word)
                + ": ValueError at every call");
    }

    private RpcPin auto(String option, Release reader, int oldest) {
        if (oldest == 0) {
            RpcVersion version = services.autoWithoutComputes(reader).orElseThrow();
            return new RpcPin.Auto(version, option + ", " + version + " without a version of a nova-compute on record");
        }
        return services.computeRpc(oldest, reader)
                .<RpcPin>map(version -> new RpcPin.Auto(
                        version, option + ", " + version + " for service version " + oldest + ", the oldest on record"))
                .orElseGet(
                        () -> new RpcPin.Broken(option + ", but the oldest nova-compute on record has service version "
                                + oldest + " and " + reader + " code knows them up to "
                                + services.versionOf(reader).orElse(0) + ": ServiceTooOld at every call"));
    }

    private static String hint(RpcFacts facts, String word) {
        String small = word.strip().toLowerCase(Locale.ROOT);
        return facts.meaningOf(small).isPresent() ? " (it knows " + small + ", in small letters)" : "";
    }
}
