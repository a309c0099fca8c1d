package io.regioncheck.checks.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.broker.BrokerQueue;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Parameters;
import io.regioncheck.check.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueueJudgeTests {
    private final Findings findings = new Findings();

    private static BrokerQueue queue(String name, long messages, long consumers) {
        return queue(name, messages, consumers, "running");
    }

    private static BrokerQueue queue(String name, long messages, long consumers, String state) {
        return new BrokerQueue(
                name,
                Optional.of(messages),
                Optional.of(messages),
                Optional.of(consumers),
                "classic",
                state,
                false,
                false,
                Optional.empty());
    }

    @SafeVarargs
    private List<Finding> judge(List<BrokerQueue>... looks) {
        QueueJudge judge = new QueueJudge(new Parameters(Map.of("dead-queues", 3)), findings, List.of(looks));
        judge.states();
        judge.backlogs();
        judge.abandoned();
        judge.conclude();
        return Found.in(findings);
    }

    @Test
    void busyQueuesThatComeAndGoAreWell() {
        assertThat(judge(
                        List.of(queue("conductor", 40, 2), queue("compute.compute1", 0, 1)),
                        List.of(queue("conductor", 300, 2), queue("compute.compute1", 2, 1)),
                        List.of(queue("conductor", 12, 2), queue("compute.compute1", 0, 1))))
                .isEmpty();
    }

    @Test
    void messageThatCameJustNowIsNoneThatWaits() {
        assertThat(judge(
                        List.of(queue("notifications.info", 0, 0)),
                        List.of(queue("notifications.info", 0, 0)),
                        List.of(queue("notifications.info", 3, 0))))
                .isEmpty();
    }

    /** What the lab's fault rabbit-backlog looks like. */
    @Test
    void notificationsThatNobodyReadsAreAnError() {
        List<Finding> found = judge(
                List.of(queue("notifications.info", 1_000, 0)),
                List.of(queue("notifications.info", 2_100, 0)),
                List.of(queue("notifications.info", 3_300, 0)));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).severity()).isEqualTo(Severity.ERROR);
        assertThat(found.get(0).subject()).isEqualTo("notifications.info");
        assertThat(found.get(0).observed()).contains("3300 messages").contains("2300 more");
    }

    @Test
    void fewMessagesWithoutConsumerAreAWarning() {
        List<BrokerQueue> look = List.of(queue("conductor", 2, 0));
        List<Finding> found = judge(look, look, look);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(found.get(0).remedy()).contains("conductor");
    }

    @Test
    void backlogThatGrowsInSpiteOfItsConsumerIsAnErrorOneThatStandsAWarning() {
        List<Finding> found = judge(
                List.of(queue("q-plugin", 100, 1), queue("scheduler", 5_000, 1)),
                List.of(queue("q-plugin", 200, 1), queue("scheduler", 5_000, 1)),
                List.of(queue("q-plugin", 300, 1), queue("scheduler", 4_990, 1)));
        assertThat(found)
                .extracting(Finding::subject, Finding::severity)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("q-plugin", Severity.ERROR),
                        org.assertj.core.groups.Tuple.tuple("scheduler", Severity.WARNING));
    }

    @Test
    void queuesOfProcessesThatAreGoneCountOnlyInNumbers() {
        List<BrokerQueue> few =
                List.of(queue("reply_1", 5, 0), queue("compute_fanout_2", 5, 0), queue("compute", 0, 1));
        assertThat(judge(few, few)).isEmpty();
        List<BrokerQueue> many = new ArrayList<>(few);
        many.add(queue("q-agent-notifier-port-update_fanout_3", 0, 0));
        assertThat(judge(many, many)).hasSize(1);
        assertThat(Found.in(findings).get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void queueThatDoesNotServeIsAnError() {
        List<BrokerQueue> look = List.of(queue("conductor", 0, 1, "minority"), queue("scheduler", 0, 1, "idle"));
        List<Finding> found = judge(look, look);
        assertThat(found).extracting(Finding::subject).containsExactly("conductor");
    }
}
