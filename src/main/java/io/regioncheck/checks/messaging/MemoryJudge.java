package io.regioncheck.checks.messaging;

import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameters;
import io.regioncheck.checks.messaging.TheilSen.Point;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Says what the memory of a node over time means. */
final class MemoryJudge {
    private static final double SECONDS_PER_HOUR = 3_600;

    private final Findings findings;
    private final int warn;
    private final int most;
    private final Duration window;
    private final double gain;
    private final Duration soon;

    MemoryJudge(Parameters parameters, Findings findings) {
        this.findings = findings;
        this.warn = parameters.integer("warn-percent", 75);
        this.most = parameters.integer("error-percent", 95);
        this.window = Duration.ofMinutes(parameters.integer("growth-minutes", 10));
        this.gain = parameters.integer("growth-mebibytes", 64) * Bytes.MEBI;
        this.soon = Duration.ofHours(parameters.integer("soon-hours", 24));
    }

    void judge(String node, List<Point> samples, long limit, Supplier<String> uses) {
        Point last = samples.get(samples.size() - 1);
        MemoryGrowth growth = MemoryGrowth.of(samples);
        level(node, last.value(), limit, uses);
        findings.figure(node + " memory", last.value() / Bytes.MEBI, "MiB");
        growth.slope().ifPresent(line -> {
            if (growth.window().compareTo(window) >= 0) {
                findings.figure(node + " growth", line.slope() * SECONDS_PER_HOUR / Bytes.MEBI, "MiB/h");
            }
            findings.confirm("%s: %s of %s, %s", node, Bytes.of(last.value()), Bytes.of(limit), trend(line));
        });
        if (growth.isBeyondDoubt(window, gain)) {
            growing(node, growth, limit - last.value(), uses);
        } else if (growth.window().compareTo(window) < 0) {
            findings.leftOut(
                    "a verdict on the growth of " + node,
                    String.format(
                            Locale.ROOT,
                            "%d s are too short for one (parameter growth-minutes)",
                            growth.window().toSeconds()));
        }
    }

    private void level(String node, double used, long limit, Supplier<String> uses) {
        double percent = 100 * used / limit;
        if (percent < warn) {
            findings.confirm("%s: %.0f %% of the watermark", node, percent);
            return;
        }
        Findings.Expectation expectation = findings.report(node)
                .observed("%s, %.0f %% of the watermark; %s", Bytes.of(used), percent, uses.get())
                .expected("less than %d %%", warn)
                .because("at the watermark the whole cluster blocks all who publish")
                .remedy(
                        "rabbitmq-diagnostics memory_breakdown -n %s; rabbitmqctl list_queues name messages memory",
                        node);
        if (percent < most) {
            expectation.warning();
        }
    }

    private void growing(String node, MemoryGrowth growth, double left, Supplier<String> uses) {
        Optional<Duration> until = growth.until(left);
        Findings.Expectation expectation = findings.report(node)
                .observed(
                        "grows: %s over %d min, the watermark is %s away; %s",
                        growth.slope().map(MemoryJudge::trend).orElse(""),
                        growth.window().toMinutes(),
                        until.map(MemoryJudge::words).orElse("far"),
                        uses.get())
                .expected("memory that goes up and down")
                .because(
                        "it does not give back what it took; at the watermark the whole cluster blocks all who publish")
                .remedy(
                        "rabbitmq-diagnostics memory_breakdown -n %s, now and in an hour: which category grows? queues: rabbit.queues; binary: rabbitmqctl force_gc; RabbitMQ itself: see rabbit.erlang",
                        node);
        if (until.map(time -> time.compareTo(soon) > 0).orElse(true)) {
            expectation.warning();
        }
    }

    private static String trend(TheilSen line) {
        return String.format(
                Locale.ROOT,
                "%+.0f MiB/h (95 %%: %+.0f to %+.0f)",
                line.slope() * SECONDS_PER_HOUR / Bytes.MEBI,
                line.low() * SECONDS_PER_HOUR / Bytes.MEBI,
                line.high() * SECONDS_PER_HOUR / Bytes.MEBI);
    }

    private static String words(Duration time) {
        return time.toHours() > 48
                ? time.toDays() + " days"
                : time.toHours() > 1 ? time.toHours() + " h" : time.toMinutes() + " min";
    }
}
