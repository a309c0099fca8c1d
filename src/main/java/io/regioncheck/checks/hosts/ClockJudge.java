package io.regioncheck.checks.hosts;

import io.regioncheck.check.Evidence;
import io.regioncheck.check.Findings;
import io.regioncheck.node.ClockOffset;
import io.regioncheck.node.Unread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Compares each clock with the median of all: the hosts', the database's and our own. A few that are wrong, or ours alone, do not move
 * it. What a clock may be off by because its answer was on its way is never held against it.
 */
final class ClockJudge {
    /** More would be one finding each that says the same. */
    private static final int SINGLY = 20;

    private static final String DATABASE = "the database";
    private static final String OURS = "the machine that runs regioncheck";

    private final Findings findings;
    private final double warning;
    private final double error;
    private final List<Shown> clocks = new ArrayList<>();

    /** One clock, in seconds ahead of ours, give or take. */
    private record Shown(String subject, double ahead, double doubt) {}

    /** A clock, in seconds ahead of most others. */
    private record Apart(Shown clock, double by) {
        /** Returns by how much it is apart at least. */
        double atLeast() {
            return Math.max(0, Math.abs(by) - clock.doubt());
        }

        String words() {
            return String.format(
                    Locale.ROOT, "%.3f s %s (±%.3f)", Math.abs(by), by > 0 ? "ahead" : "behind", clock.doubt());
        }
    }

    /**
     * @param warning in milliseconds
     * @param error in milliseconds
     */
    ClockJudge(Findings findings, int warning, int error) {
        this.findings = findings;
        this.warning = warning / 1000.0;
        this.error = error / 1000.0;
    }

    void host(String name, ClockOffset clock) {
        clocks.add(new Shown(name, seconds(clock.ahead()), seconds(clock.doubt())));
    }

    void database(ClockOffset clock) {
        host(DATABASE, clock);
    }

    /** Judges them; returns those whose answer took too long to say anything. */
    List<Unread> judge() {
        if (clocks.isEmpty()) {
            return List.of();
        }
        List<Shown> all = new ArrayList<>(clocks);
        all.add(new Shown(OURS, 0, 0));
        double median = median(all.stream().map(Shown::ahead).sorted().toList());
        List<Apart> apart = all.stream()
                .map(clock -> new Apart(clock, clock.ahead() - median))
                .sorted(Comparator.comparingDouble(Apart::atLeast).reversed())
                .toList();
        tell(
                apart.stream()
                        .filter(one -> one.atLeast() > error && isTheirs(one))
                        .toList(),
                false);
        tell(
                apart.stream()
                        .filter(one -> one.atLeast() > (isTheirs(one) ? warning : error)
                                && (one.atLeast() <= error || !isTheirs(one)))
                        .toList(),
                true);
        double most = apart.stream()
                .filter(ClockJudge::isTheirs)
                .mapToDouble(one -> Math.abs(one.by()))
                .max()
                .orElse(0);
        findings.figure("farthest clock", most, "s");
        findings.confirm("%d clocks compared, the farthest is %.3f s from their median", all.size(), most);
        findings.attach(Evidence.text("clocks.txt", table(apart)));
        return clocks.stream()
                .filter(clock -> clock.doubt() > error)
                .map(clock -> new Unread(
                        clock.subject(),
                        String.format(
                                Locale.ROOT,
                                "its time is known only to ±%.1f s: the answer took too long",
                                clock.doubt())))
                .toList();
    }

    /** Ours decides nothing in the region: it is told, and is no error. */
    private static boolean isTheirs(Apart one) {
        return !one.clock().subject().equals(OURS);
    }

    private void tell(List<Apart> wrong, boolean warn) {
        if (wrong.size() > SINGLY) {
            say(
                    wrong.size() + " hosts",
                    wrong.stream()
                            .map(one -> one.clock().subject() + " " + one.words())
                            .collect(Collectors.joining(", ")),
                    warn);
        } else {
            wrong.forEach(one -> say(one.clock().subject(), one.words(), warn));
        }
    }

    private void say(String subject, String observed, boolean warn) {
        Findings.Expectation finding = findings.report(subject)
                .observed("%s", observed)
                .expected("within %.1f s of the median of all clocks", warning)
                .because(
                        "what this host does at a time, others see at another: a service seems down or a token is not valid yet, and its log does not fit theirs")
                .remedy(
                        "there: chronyc tracking (or timedatectl timesync-status) tells whether it follows a server; then chronyc makestep, or systemctl restart chrony");
        if (warn) {
            finding.warning();
        }
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String table(List<Apart> apart) {
        return apart.stream()
                .map(one -> String.format(Locale.ROOT, "%-40s %s%n", one.clock().subject(), one.words()))
                .collect(Collectors.joining());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
