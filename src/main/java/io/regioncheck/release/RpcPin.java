package io.regioncheck.release;

import java.util.Optional;

/** What an option of {@code [upgrade_levels]} means to the code that reads it. */
public sealed interface RpcPin {

    /** The highest version that the client sends; empty if nothing holds it back, or if it cannot send at all. */
    Optional<RpcVersion> cap();

    /** For reading: {@code compute = kilo, 4.0 to mitaka code}. */
    String meaning();

    /** The option is not set, or empty: the client sends the newest version of each call. */
    record None() implements RpcPin {
        @Override
        public Optional<RpcVersion> cap() {
            return Optional.empty();
        }

        @Override
        public String meaning() {
            return "no pin";
        }
    }

    /** A release's name that this code knows, or a number as it stands. */
    record Fixed(RpcVersion version, String meaning) implements RpcPin {
        @Override
        public Optional<RpcVersion> cap() {
            return Optional.of(version);
        }
    }

    /** The version that goes with the oldest nova-compute on record. */
    record Auto(RpcVersion version, String meaning) implements RpcPin {
        @Override
        public Optional<RpcVersion> cap() {
            return Optional.of(version);
        }
    }

    /** The code makes no version of it, and every call fails before it is sent. */
    record Broken(String meaning) implements RpcPin {
        @Override
        public Optional<RpcVersion> cap() {
            return Optional.empty();
        }
    }
}
