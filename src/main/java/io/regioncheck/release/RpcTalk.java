package io.regioncheck.release;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of the calls of one client at one server, with the numbers.
 *
 * @param pin what the client makes of its {@code [upgrade_levels]}
 * @param sendsAtMost the highest version of a call that leaves the client; empty if none does
 * @param accepts the highest version of each major that the server accepts, newest first
 * @param refused calls that the server refuses, with the version in which they come: {@code detach_volume (4.7)}
 * @param withheld calls that the client does not send under its cap, with the lowest version in which it could
 * @param why one sentence
 */
public record RpcTalk(
        RpcPin pin,
        Optional<RpcVersion> sendsAtMost,
        List<RpcVersion> accepts,
        RpcVerdict verdict,
        List<String> refused,
        List<String> withheld,
        String why) {
    public RpcTalk {
        accepts = List.copyOf(accepts);
        refused = List.copyOf(refused);
        withheld = List.copyOf(withheld);
    }
}
