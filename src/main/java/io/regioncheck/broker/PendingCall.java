package io.regioncheck.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A question on its way, in one message or in two, and all that came of it so far. Thread-safe. */
final class PendingCall {
    /** A message that carries the question, and the replies to it. */
    private static final class Try {
        private final long sent = System.nanoTime();
        private final List<RpcReply> replies = new ArrayList<>();
        private Duration took = Duration.ZERO;
    }

    private final RpcQuestion question;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Map<String, Try> tries = new LinkedHashMap<>();
    private Optional<String> garbage = Optional.empty();
    private Optional<RpcAnswer> settled = Optional.empty();
    private boolean endedEmpty;
    private boolean taken;

    PendingCall(RpcQuestion question) {
        this.question = question;
    }

    RpcQuestion question() {
        return question;
    }

    /** Completes when nothing more is waited for. */
    CompletableFuture<Void> over() {
        return over;
    }

    synchronized void isSent(String id) {
        tries.put(id, new Try());
    }

    /** Whether the broker has it, and nothing is known of it yet. */
    synchronized boolean isOpen() {
        return taken && !over.isDone();
    }

    /** The broker has put it into a queue. */
    synchronized void isTaken() {
        taken = true;
    }

    void replied(String id, RpcReply reply) {
        synchronized (this) {
            if (reply instanceof RpcReply.Nothing) {
                // up to Kilo the end of a reply is a message of its own, and comes last; an empty one that comes alone
                // is noted
                endedEmpty = true;
                return;
            }
            Try its = tries.computeIfAbsent(id, unsent -> new Try());
            if (its.replies.isEmpty()) {
                its.took = Duration.ofNanos(System.nanoTime() - its.sent);
            }
            its.replies.add(reply);
        }
        over.complete(null);
    }

    void garbled(String why) {
        synchronized (this) {
            garbage = garbage.or(() -> Optional.of(why));
        }
        over.complete(null);
    }

    /** Something is known of it that no reply can change. That it was returned says more than that it was not taken. */
    void settle(RpcAnswer answer) {
        synchronized (this) {
            settled = answer instanceof RpcAnswer.NoQueue ? Optional.of(answer) : settled.or(() -> Optional.of(answer));
        }
        over.complete(null);
    }

    /** The time of the check is up, whatever is on its way. */
    void timeIsUp() {
        settle(new RpcAnswer.Unknown("the time of the check ended first"));
    }

    /** Nobody waits for it any longer. */
    void giveUp(Duration waited, String whyNotTaken) {
        synchronized (this) {
            if (firstWithReply().isEmpty() && settled.isEmpty()) {
                settled = Optional.of(
                        endedEmpty
                                ? new RpcAnswer.Garbled("the end of a reply without a result")
                                : taken ? new RpcAnswer.Silent(waited) : new RpcAnswer.NotTaken(whyNotTaken));
            }
        }
        over.complete(null);
    }

    synchronized RpcAnswer answer(Duration inTime) {
        Optional<RpcAnswer> replied = firstWithReply().map(its -> judged(its, inTime));
        if (replied.isPresent()) {
            return replied.get();
        }
        return garbage.<RpcAnswer>map(RpcAnswer.Garbled::new).or(() -> settled).orElseThrow();
    }

    private Optional<Try> firstWithReply() {
        return tries.values().stream().filter(its -> !its.replies.isEmpty()).findFirst();
    }

    private static RpcAnswer judged(Try its, Duration inTime) {
        RpcReply first = its.replies.get(0);
        if (its.replies.size() > 1) {
            return new RpcAnswer.RepliedTwice(first, its.replies.get(1), its.took);
        }
        return its.took.compareTo(inTime) <= 0
                ? new RpcAnswer.Replied(first, its.took)
                : new RpcAnswer.RepliedLate(first, its.took);
    }
}
