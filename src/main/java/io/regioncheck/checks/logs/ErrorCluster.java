package io.regioncheck.checks.logs;

import io.regioncheck.node.log.LogFile;
import io.regioncheck.node.log.LogLevel;
import io.regioncheck.node.log.LogRecord;
import io.regioncheck.node.log.RepeatedRecord;
import io.regioncheck.node.log.Signature;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Errors that are alike, wherever they were told. One traceback is kept of them. */
final class ErrorCluster {
    private final Signature signature;
    private final Tally tally = new Tally();
    private final SortedSet<String> services = new TreeSet<>();
    private LogLevel worst = LogLevel.WARNING;
    private List<String> traceback = List.of();

    ErrorCluster(Signature signature) {
        this.signature = signature;
    }

    void add(String host, LogFile file, RepeatedRecord said) {
        tally.add(host, file, said);
        services.add(file.service());
        LogRecord record = said.record();
        if (record.level().compareTo(worst) > 0) {
            worst = record.level();
        }
        if (traceback.isEmpty()) {
            traceback = record.traceback();
        }
    }

    Signature signature() {
        return signature;
    }

    Tally tally() {
        return tally;
    }

    /** Returns whether a service said it, or the web server that may serve it: what keeps it from starting is told there. */
    boolean isOf(String service) {
        return services.stream().anyMatch(written -> LogFile.isOf(written, service));
    }

    List<String> traceback() {
        return traceback;
    }

    boolean isCritical() {
        return worst == LogLevel.CRITICAL;
    }

    /** Returns whether a program met what it was not written for, or could not go on. */
    boolean isGrave() {
        return isCritical() || !traceback.isEmpty();
    }
}
