package io.regioncheck.release;

import io.regioncheck.release.RpcFacts.RpcCalls;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sends every call of a client to a server, in thought. A call goes out in the newest version that the cap lets through; without one that
 * does, RPCVersionCapError is raised in the client (oslo_messaging/rpc/client.py {@code _check_version_cap}). A server takes it if one of
 * its endpoints is compatible, and raises UnsupportedVersion otherwise (oslo_messaging/rpc/dispatcher.py).
 */
record RpcConversation(RpcPin pin, RpcFacts client, RpcFacts server) {

    RpcTalk talk() {
        if (pin instanceof RpcPin.Broken) {
            return new RpcTalk(
                    pin,
                    Optional.empty(),
                    server.accepted(),
                    RpcVerdict.CANNOT_TALK,
                    List.of(),
                    List.of(),
                    pin.meaning());
        }
        List<String> refused = new ArrayList<>();
        List<String> withheld = new ArrayList<>();
        int through = 0;
        for (RpcCalls calls : client.sends()) {
            Optional<RpcVersion> sent = calls.sentUnder(pin.cap());
            if (sent.isEmpty()) {
                withheld.add(calls.named(lowest(calls)));
            } else if (server.accepts(sent.get())) {
                through += calls.count();
            } else {
                refused.add(calls.named(sent.get()));
            }
        }
        RpcVerdict verdict = verdict(through, refused);
        return new RpcTalk(pin, sendsAtMost(), server.accepted(), verdict, refused, withheld, why(verdict, refused));
    }

    private static RpcVerdict verdict(int through, List<String> refused) {
        if (through == 0) {
            return RpcVerdict.CANNOT_TALK;
        }
        return refused.isEmpty() ? RpcVerdict.CAN_TALK : RpcVerdict.SOME_CALLS_REFUSED;
    }

    private Optional<RpcVersion> sendsAtMost() {
        return client.sends().stream()
                .flatMap(calls -> calls.sentUnder(pin.cap()).stream())
                .max(Comparator.naturalOrder());
    }

    private String why(RpcVerdict verdict, List<String> refused) {
        String accepts = server.accepted().stream().map(RpcVersion::toString).collect(Collectors.joining(" and "));
        Optional<RpcVersion> most = sendsAtMost();
        if (most.isEmpty()) {
            return pin.meaning() + ": the client has no call so old: RPCVersionCapError at every call";
        }
        String numbers = pin.meaning() + ": sends up to " + most.get() + ", accepted is up to " + accepts;
        return switch (verdict) {
            case CAN_TALK -> numbers;
            case SOME_CALLS_REFUSED -> numbers + ": UnsupportedVersion for " + String.join(", ", refused);
            case CANNOT_TALK -> numbers + ": UnsupportedVersion at every call";
        };
    }

    private RpcVersion lowest(RpcCalls calls) {
        List<RpcVersion> above = calls.forms().stream()
                .filter(form ->
                        pin.cap().filter(cap -> cap.major() == form.major()).isPresent())
                .toList();
        List<RpcVersion> candidates = above.isEmpty() ? calls.forms() : above;
        return candidates.get(candidates.size() - 1);
    }
}
