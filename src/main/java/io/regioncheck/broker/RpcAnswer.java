package io.regioncheck.broker;

import java.time.Duration;

/** What became of a question. */
public sealed interface RpcAnswer {

    /** One reply, in time. */
    record Replied(RpcReply reply, Duration took) implements RpcAnswer {}

    /** One reply, but not in time. */
    record RepliedLate(RpcReply reply, Duration took) implements RpcAnswer {}

    /** Two replies or more to one question: it was delivered twice, or two services take it. */
    record RepliedTwice(RpcReply first, RpcReply second, Duration took) implements RpcAnswer {}

    /** Something came that is no reply. */
    record Garbled(String why) implements RpcAnswer {}

    /** The queue took it and nobody replied, although the queue has consumers. */
    record Silent(Duration waited) implements RpcAnswer {}

    /** The queue took it, and nobody consumes from it. */
    record NoConsumer(long messages) implements RpcAnswer {}

    /** The broker returned it: no queue is bound for it. */
    record NoQueue() implements RpcAnswer {}

    /** There is no exchange of that name. */
    record NoExchange() implements RpcAnswer {}

    /** Our user may not publish there. */
    record Denied(String why) implements RpcAnswer {}

    /** The broker did not take it: it blocks publishers, or said no. */
    record NotTaken(String why) implements RpcAnswer {}

    /** The connection, or the time of the check, ended before anything was known. */
    record Unknown(String why) implements RpcAnswer {}
}
