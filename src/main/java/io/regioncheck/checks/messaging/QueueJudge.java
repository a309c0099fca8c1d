package io.regioncheck.checks.messaging;

import io.regioncheck.broker.BrokerQueue;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what the depths of queues mean, seen several times one after the other. */
final class QueueJudge {
    /** A queue in such a state serves; {@code idle} and {@code flow} are of RabbitMQ 3.6 and 3.7. */
    private static final Set<String> SERVING = Set.of("running", "idle", "flow", "");

    private final Findings findings;
    private final List<Map<String, BrokerQueue>> looks;
    private final List<BrokerQueue> last;
    private final long backlog;
    private final long standing;
    private final int dead;

    QueueJudge(Parameters parameters, Findings findings, List<List<BrokerQueue>> seen) {
        this.findings = findings;
        this.looks = seen.stream().map(QueueJudge::byName).toList();
        this.last = seen.get(seen.size() - 1);
        this.backlog = parameters.integer("backlog", 100);
        this.standing = parameters.integer("standing", 1_000);
        this.dead = parameters.integer("dead-queues", 50);
    }

    private static Map<String, BrokerQueue> byName(List<BrokerQueue> queues) {
        Map<String, BrokerQueue> byName = new HashMap<>();
        queues.forEach(queue -> byName.put(queue.name(), queue));
        return byName;
    }

    void states() {
        for (BrokerQueue queue : last) {
            findings.expect(SERVING.contains(queue.state()), queue.name())
                    .scope(Finding.SPARE)
                    .observed("is %s", queue.state())
                    .expected("running")
                    .because("who uses it waits, or is refused")
                    .remedy("rabbitmqctl list_queues name state pid; is its node up?");
        }
    }

    void backlogs() {
        for (BrokerQueue queue : last) {
            long ready = ready(queue);
            boolean unconsumed = queue.consumers().orElse(1L) == 0 && !QueueNames.isTransient(queue);
            boolean grows = grows(queue.name());
            if (unconsumed && ready > 0 && waitsAllAlong(queue.name())) {
                unconsumed(queue, grows);
            } else if (grows && ready >= backlog) {
                growing(queue);
            } else if (ready >= standing) {
                growing(queue).warning().observed("%d messages wait, %s", ready, growth(queue.name()));
            }
        }
    }

    private void unconsumed(BrokerQueue queue, boolean grows) {
        Findings.Expectation expectation = findings.report(queue.name())
                .scope(Finding.SPARE)
                .observed("%d messages wait and nobody consumes, %s", ready(queue), growth(queue.name()))
                .expected("a consumer, or no messages")
                .because(
                        queue.name().startsWith("notifications") || queue.name().startsWith("versioned_notifications")
                                ? "notifications that nobody reads fill the memory up to the watermark"
                                : "what was sent there is not done: its service does not run, or has another name now")
                .remedy("%s", remedy(queue.name()));
        if (ready(queue) < backlog && !grows) {
            expectation.warning();
        }
    }

    private static String remedy(String queue) {
        return queue.contains("notifications")
                ? "start what reads them, or set [oslo_messaging_notifications] driver = noop in the services and delete the queue: rabbitmqctl delete_queue "
                        + queue
                : "start the service of " + queue + "; if it is gone for good: rabbitmqctl delete_queue " + queue;
    }

    private Findings.Expectation growing(BrokerQueue queue) {
        return findings.report(queue.name())
                .scope(Finding.SPARE)
                .observed(
                        "%d messages wait, %s, %d consumers",
                        ready(queue), growth(queue.name()), queue.consumers().orElse(0L))
                .expected("as much taken as sent")
                .because("its consumers hang or are too slow: what is sent is done later and later")
                .remedy(
                        "rabbitmqctl list_queues name messages_ready consumers; look into the log of the service of this queue");
    }

    /** Queues of processes that are gone; since Liberty they expire after half an hour or so. */
    void abandoned() {
        List<BrokerQueue> gone = last.stream()
                .filter(QueueNames::isTransient)
                .filter(queue -> queue.consumers().orElse(1L) == 0)
                .filter(queue -> looks.stream()
                        .allMatch(look -> Optional.ofNullable(look.get(queue.name()))
                                        .flatMap(BrokerQueue::consumers)
                                        .orElse(1L)
                                == 0))
                .toList();
        long messages = gone.stream().mapToLong(QueueJudge::ready).sum();
        long forEver = gone.stream()
                .filter(queue -> queue.expires().isEmpty() && !queue.autoDelete())
                .count();
        findings.expect(gone.size() < dead, "reply and fanout queues")
                .warning()
                .scope(Finding.SPARE)
                .observed(
                        "%d of processes that are gone, %d messages in them, %d of them never expire, such as %s",
                        gone.size(),
                        messages,
                        forEver,
                        gone.stream().findFirst().map(BrokerQueue::name).orElse(""))
                .expected("fewer than %d", dead)
                .because(
                        "each fanout message is put into all of them; services restart again and again, or their queues do not expire")
                .remedy(
                        "rabbitmqctl list_queues name consumers messages; which service restarts? grep rabbit_transient_queues_ttl in its configuration");
    }

    void conclude() {
        long waiting = last.stream().mapToLong(QueueJudge::ready).sum();
        findings.figure("queues", last.size(), "");
        findings.figure("messages waiting", waiting, "");
        findings.confirm("%d queues, %d messages wait in them", last.size(), waiting);
    }

    private boolean waitsAllAlong(String queue) {
        return looks.stream()
                .allMatch(look -> Optional.ofNullable(look.get(queue))
                                .map(QueueJudge::ready)
                                .orElse(0L)
                        > 0);
    }

    /** Returns whether it was deeper at each look. */
    private boolean grows(String queue) {
        for (int i = 1; i < looks.size(); i++) {
            if (depth(i, queue) <= depth(i - 1, queue)) {
                return false;
            }
        }
        return looks.size() > 1;
    }

    private String growth(String queue) {
        long more = depth(looks.size() - 1, queue) - depth(0, queue);
        return more > 0 ? more + " more than at the first look" : "no more than at the first look";
    }

    private long depth(int look, String queue) {
        return Optional.ofNullable(looks.get(look).get(queue))
                .map(QueueJudge::ready)
                .orElse(0L);
    }

    private static long ready(BrokerQueue queue) {
        return queue.ready().or(queue::messages).orElse(0L);
    }
}
