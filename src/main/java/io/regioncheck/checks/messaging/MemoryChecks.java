package io.regioncheck.checks.messaging;

import io.regioncheck.broker.BrokerFailed;
import io.regioncheck.broker.Management;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereBrokerIsAsked;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether RabbitMQ's memory stays below its watermark, and where it leads. */
@Checks(component = Component.RABBIT)
class MemoryChecks {

    @Check(
            id = "rabbit.memory",
            title = "The memory of every node is below its watermark and does not grow",
            why =
                    "At the watermark the cluster blocks all who publish; memory that grows without load gets there some night, and says so before.",
            explainedBy = "rabbit.alarms",
            parameters = {
                @Parameter(name = "sample-seconds", otherwise = "5", means = "seconds between two samples"),
                @Parameter(name = "at-least-seconds", otherwise = "30", means = "seconds that are watched at least"),
                @Parameter(
                        name = "at-most-seconds",
                        otherwise = "7000",
                        means = "seconds after which watching ends though other checks run on"),
                @Parameter(
                        name = "warn-percent",
                        otherwise = "75",
                        means = "used memory in percent of the watermark from which on it is a warning"),
                @Parameter(name = "error-percent", otherwise = "95", means = "and from which on an error"),
                @Parameter(
                        name = "growth-minutes",
                        otherwise = "10",
                        means = "minutes over which growth is told at least"),
                @Parameter(
                        name = "growth-mebibytes",
                        otherwise = "64",
                        means = "MiB by which memory has grown at least"),
                @Parameter(
                        name = "soon-hours",
                        otherwise = "24",
                        means = "hours: growth that reaches the watermark sooner is an error, else a warning")
            },
            asks = {
                "GET broker /api/nodes, every few seconds as long as the other checks run",
                "GET broker /api/nodes/NODE/memory"
            },
            matrix = WhereBrokerIsAsked.class,
            deadlineSeconds = 7_200)
    void memoryStaysBelowTheWatermark(Region region, Findings findings) {
        Management management = region.broker().management();
        MemoryWatch watch = watch(region, management);
        if (watch.used().isEmpty()) {
            throw watch.lastFailure()
                    .<RuntimeException>map(failed -> failed)
                    .orElseGet(() -> new CouldNotVerify("no node tells its memory (mem_used, mem_limit)"));
        }
        findings.attach(new Evidence("memory.svg", "image/svg+xml", new MemoryPlot(watch).svg()));
        MemoryJudge judge = new MemoryJudge(region.parameters(), findings);
        watch.used()
                .forEach(
                        (node, samples) -> judge.judge(node, samples, watch.limit(node), () -> uses(management, node)));
        findings.attach(Evidence.text(
                "memory.txt",
                watch.used().keySet().stream()
                        .map(node -> node + "\n" + uses(management, node).replace(", ", "\n  "))
                        .collect(Collectors.joining("\n"))));
        findings.confirm("%d samples in %.0f s", watch.looks(), watch.seconds());
        if (watch.missed() * 2 > watch.looks()) {
            throw watch.lastFailure().orElseThrow();
        }
    }

    /** Watches while the other checks work, and at least for a while. */
    private static MemoryWatch watch(Region region, Management management) {
        Duration apart = Duration.ofSeconds(region.parameters().integer("sample-seconds", 5));
        int least = region.parameters().integer("at-least-seconds", 30);
        Deadline most = Deadline.in(Duration.ofSeconds(region.parameters().integer("at-most-seconds", 7_000)));
        MemoryWatch watch = new MemoryWatch(management);
        return Poll.every(apart).until(most, watch::look, seen -> {
            region.doing().accept(String.format(Locale.ROOT, "%d samples", seen.looks()));
            return region.others().isDone() && seen.seconds() >= least;
        });
    }

    /** Returns what the memory is used for, the greatest first. */
    private static String uses(Management management, String node) {
        try {
            return management.memory(node).byCategory().entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(8)
                    .map(use -> use.getKey() + " " + Bytes.of(use.getValue()))
                    .collect(Collectors.joining(", "));
        } catch (BrokerFailed failed) {
            return "not known: " + failed.answered();
        }
    }
}
