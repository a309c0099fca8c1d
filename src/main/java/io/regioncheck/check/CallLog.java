package io.regioncheck.check;

import io.regioncheck.openstack.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The calls that a check made, as evidence: which endpoint each went to, what came back, under which request id. */
final class CallLog implements Consumer<Call> {
    /** A check that polls for minutes makes many calls; beyond this many only the count goes on. */
    private static final int KEPT = 400;

    private final List<Call> calls = new ArrayList<>();
    private int total;

    @Override
    public synchronized void accept(Call call) {
        total++;
        if (calls.size() < KEPT) {
            calls.add(call);
        }
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
