package io.regioncheck.check;

import io.regioncheck.openstack.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The calls that a check made, as evidence: which endpoint each went to, what came back, under which request id. */
final class CallLog implements Consumer<Call> {
    /** A check that polls for minutes makes many calls; beyond this many only the count goes on. */
    private static final int KEPT = 400;

    /** Fewer calls than this that a service did not answer at the first try are a passing trouble, as restarts bring them. */
    private static final int MANY = 3;
    /** And so is a smaller share of all calls: one in this many. */
    private static final int SHARE = 20;

    private static final Set<Integer> NOT_ANSWERED = Set.of(502, 503, 504);

    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Integer> unanswered = new TreeMap<>();
    private int total;

    @Override
    public synchronized void accept(Call call) {
        total++;
        if (call.status().map(NOT_ANSWERED::contains).orElse(true)) {
            String how = call.status().map(status -> "answered " + status).orElse("no answer");
            unanswered.merge(call.service() + ": " + how, 1, Integer::sum);
        }
        if (calls.size() < KEPT) {
            calls.add(call);
        }
    }

    /** Says which services answered only when asked again, if that was more than a passing trouble: repeating must not hide it. */
    synchronized void judge(Findings findings) {
        int missed = unanswered.values().stream().mapToInt(Integer::intValue).sum();
        if (missed < MANY || missed * SHARE < total) {
            return;
        }
        findings.report(String.join(", ", unanswered.keySet()))
                .warning()
                .scope(Finding.SPARE)
                .observed("%d of %d calls, %s", missed, total, unanswered)
                .expected("an answer at the first try")
                .because(
                        "one of several daemons behind the balancer may be broken: its users get these errors, we asked again")
                .remedy("ask each backend of the balancer itself; look at the daemons' logs at the times in calls.txt");
    }

    synchronized Optional<Evidence> evidence() {
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        String lines = calls.stream().map(CallLog::line).collect(Collectors.joining("\n", "", "\n"));
        String rest = total > calls.size() ? "… and " + (total - calls.size()) + " more\n" : "";
        return Optional.of(Evidence.text("calls.txt", lines + rest));
    }

    private static String line(Call call) {
        return String.format(
                Locale.ROOT,
                "%s  %5d ms  %s  %-6s %s  %s",
                call.started(),
                call.duration().toMillis(),
                call.status().map(String::valueOf).orElse("---"),
                call.method(),
                call.url(),
                call.requestId().orElse(""));
    }
}
