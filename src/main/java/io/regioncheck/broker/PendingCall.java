package io.regioncheck.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A question on its way, and all that came of it so far. Thread-safe. */
final class PendingCall {
    private final RpcQuestion question;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final List<RpcReply> replies = new ArrayList<>();
    private Optional<String> garbage = Optional.empty();
    private Optional<RpcAnswer> settled = Optional.empty();
    private boolean endedEmpty;
    private boolean taken;
    private long sent;
    private Duration took = Duration.ZERO;

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

    synchronized void isSent() {
        sent = System.nanoTime();
    }

    /** The broker has put it into a queue. */
    synchronized void isTaken() {
        taken = true;
    }

    void replied(RpcReply reply) {
        synchronized (this) {
            if (reply instanceof RpcReply.Nothing) {
                // up to Kilo the end of a reply is a message of its own, and comes last; an empty one that comes alone
                // is noted
                endedEmpty = true;
                return;
            }
            if (replies.isEmpty()) {
                took = Duration.ofNanos(System.nanoTime() - sent);
            }
            replies.add(reply);
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

    /** Nobody waits for it any longer. */
    void giveUp(Duration waited, String whyNotTaken) {
        synchronized (this) {
            if (replies.isEmpty() && settled.isEmpty()) {
                settled = Optional.of(
                        endedEmpty
                                ? new RpcAnswer.Garbled("the end of a reply without a result")
                                : taken ? new RpcAnswer.Silent(waited) : new RpcAnswer.NotTaken(whyNotTaken));
            }
        }
        over.complete(null);
    }

    synchronized RpcAnswer answer(Duration inTime) {
        if (replies.size() > 1) {
            return new RpcAnswer.RepliedTwice(replies.get(0), replies.get(1), took);
        }
        if (replies.size() == 1) {
            return took.compareTo(inTime) <= 0
                    ? new RpcAnswer.Replied(replies.get(0), took)
                    : new RpcAnswer.RepliedLate(replies.get(0), took);
        }
        return garbage.<RpcAnswer>map(RpcAnswer.Garbled::new)
                .or(() -> settled)
                .orElseGet(() -> new RpcAnswer.Unknown("the time of the check ended first"));
    }
}
