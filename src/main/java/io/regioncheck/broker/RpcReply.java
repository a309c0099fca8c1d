package io.regioncheck.broker;

import com.fasterxml.jackson.databind.JsonNode;

/** What a service replied. */
public sealed interface RpcReply {

    record Result(JsonNode value) implements RpcReply {}

    /** An exception of the remote side, as oslo_messaging/_drivers/common.py writes it; its traceback is not kept. */
    record Failure(String type, String message) implements RpcReply {
        private static final String ACCEPTED = "NoSuchMethod";
        private static final String REFUSED = "UnsupportedVersion";

        public boolean saysNoSuchMethod() {
            return type.equals(ACCEPTED);
        }

        public boolean saysUnsupportedVersion() {
            return type.equals(REFUSED);
        }
    }

    /** The end of a reply that has nothing in it. */
    record Nothing() implements RpcReply {}
}
