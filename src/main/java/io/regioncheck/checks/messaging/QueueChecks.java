package io.regioncheck.checks.messaging;

import io.regioncheck.broker.BrokerQueue;
import io.regioncheck.broker.Management;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereBrokerIsAsked;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether what is sent is also taken. */
@Checks(component = Component.RABBIT)
class QueueChecks {

    @Check(
            id = "rabbit.queues",
            title = "No queue grows, none has messages and no consumer, none is dead",
            why = "Messages that nobody takes are work that is not done, and memory that leads to the watermark.",
            explainedBy = "rabbit.alarms",
            parameters = {
                @Parameter(name = "looks", otherwise = "3", means = "how often queues are looked at"),
                @Parameter(name = "apart-seconds", otherwise = "6", means = "seconds between two looks"),
                @Parameter(
                        name = "backlog",
                        otherwise = "100",
                        means = "messages: a queue that grows above it is named"),
                @Parameter(
                        name = "standing",
                        otherwise = "1000",
                        means = "messages: a queue that stands above it is named"),
                @Parameter(name = "dead-queues", otherwise = "50", means = "reply and fanout queues without a consumer")
            },
            asks = "GET broker /api/queues/VHOST, three times",
            matrix = WhereBrokerIsAsked.class)
    void messagesAreTaken(Region region, Findings findings) {
        int looks = region.parameters().integer("looks", 3);
        Duration apart = Duration.ofSeconds(region.parameters().integer("apart-seconds", 6));
        List<List<BrokerQueue>> seen = look(region.broker().management(), looks, apart);
        List<BrokerQueue> last = seen.get(seen.size() - 1);
        if (last.isEmpty()) {
            throw new CouldNotVerify(
                    "the virtual host " + region.broker().access().vhost()
                            + " has no queue at all, which no region can have; is broker.vhost right?");
        }
        if (last.stream().allMatch(queue -> queue.messages().isEmpty())) {
            throw new CouldNotVerify("the management API keeps no statistics of queues (disable_stats):"
                    + " set management_agent.disable_metrics_collector = false, or enable_queue_totals");
        }
        QueueJudge judge = new QueueJudge(region.parameters(), findings, seen);
        judge.states();
        judge.backlogs();
        judge.abandoned();
        judge.conclude();
    }

    /** RabbitMQ renews these numbers every 5 seconds (collect_statistics_interval). */
    private static List<List<BrokerQueue>> look(Management management, int looks, Duration apart) {
        List<List<BrokerQueue>> seen = new ArrayList<>();
        var unused = Poll.every(apart)
                .until(
                        Deadline.in(apart.multipliedBy(looks).plusSeconds(30)),
                        () -> {
                            seen.add(management.queues().stream()
                                    .filter(queue -> !QueueNames.isOurs(queue))
                                    .toList());
                            return seen.size();
                        },
                        number -> number >= looks);
        return seen;
    }
}
