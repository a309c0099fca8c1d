package io.regioncheck.checks.messaging;

import io.regioncheck.broker.BrokerQueue;
import java.util.regex.Pattern;

/** Tells queues apart by their names, as oslo.messaging gives them: oslo_messaging/_drivers/impl_rabbit.py. */
final class QueueNames {
    private static final Pattern OURS = Pattern.compile("(reply_)?regioncheck_.*");
    private static final Pattern REPLY_OR_FANOUT = Pattern.compile("reply_.*|.*_fanout_.+");

    private QueueNames() {}

    /** Returns whether regioncheck made it. */
    static boolean isOurs(BrokerQueue queue) {
        return OURS.matcher(queue.name()).matches();
    }

    /** Returns whether it belongs to one process and has no meaning without it. */
    static boolean isTransient(BrokerQueue queue) {
        return REPLY_OR_FANOUT.matcher(queue.name()).matches() || queue.exclusive();
    }
}
