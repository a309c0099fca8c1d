package io.regioncheck.checks.rpc;

import io.regioncheck.broker.RpcAnswer;
import io.regioncheck.broker.RpcReply;
import java.util.Locale;

/** What became of a question, in a few words of an operator. */
final class Wording {
    private Wording() {}

    static String of(RpcAnswer answer) {
        if (answer instanceof RpcAnswer.Replied replied) {
            return of(replied.reply()) + in(replied.took().toMillis());
        }
        if (answer instanceof RpcAnswer.RepliedLate late) {
            return of(late.reply()) + in(late.took().toMillis());
        }
        if (answer instanceof RpcAnswer.RepliedTwice twice) {
            return "two replies to one call: " + of(twice.first()) + ", " + of(twice.second());
        }
        if (answer instanceof RpcAnswer.Garbled garbled) {
            return "a reply that is none: " + garbled.why();
        }
        if (answer instanceof RpcAnswer.Silent silent) {
            return "no reply within " + silent.waited().toSeconds() + " s, though its queue has a consumer";
        }
        if (answer instanceof RpcAnswer.NoConsumer queue) {
            return "nobody consumes from its queue, " + queue.messages() + " messages wait there";
        }
        return notDelivered(answer);
    }

    private static String notDelivered(RpcAnswer answer) {
        if (answer instanceof RpcAnswer.NoQueue) {
            return "it has no queue: the broker returned the call";
        }
        if (answer instanceof RpcAnswer.NoExchange) {
            return "the broker has no such exchange";
        }
        if (answer instanceof RpcAnswer.Denied denied) {
            return "we may not publish there: " + denied.why();
        }
        if (answer instanceof RpcAnswer.NotTaken notTaken) {
            return "the broker did not take the call: " + notTaken.why();
        }
        return answer instanceof RpcAnswer.Unknown unknown ? unknown.why() : answer.toString();
    }

    private static String of(RpcReply reply) {
        if (reply instanceof RpcReply.Failure failure) {
            return failure.type() + " (" + failure.message() + ")";
        }
        return reply instanceof RpcReply.Result result ? result.value().toString() : "nothing";
    }

    private static String in(long millis) {
        return String.format(Locale.ROOT, " in %d ms", millis);
    }
}
