package io.regioncheck.checks.software;

import io.regioncheck.check.Evidence;
import io.regioncheck.check.Findings;
import io.regioncheck.check.HostNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with hosts. A few hosts of which the same is said have a finding each; many have one together, and of endless kinds the
 * rest is one finding and a table: whoever upgraded a thousand hosts and forgot to restart them reads one line.
 */
final class Alike {
    private static final int SINGLY = 20;
    private static final int MOST = 60;

    private final Map<Fault, List<String>> hosts = new LinkedHashMap<>();
    private final String table;

    /** @param table the name of the evidence that holds what is too much for findings, and all hosts of what has many */
    Alike(String table) {
        this.table = table;
    }

    /**
     * What is said of a host.
     *
     * @param what of it, such as a service
     */
    record Fault(String what, boolean warning, String observed, String expected, String because, String remedy) {}

    void add(String host, Fault fault) {
        hosts.computeIfAbsent(fault, any -> new ArrayList<>()).add(host);
    }

    void report(Findings findings) {
        List<Map.Entry<Fault, List<String>>> rest = new ArrayList<>();
        List<Map.Entry<Fault, List<String>>> inTable = new ArrayList<>();
        int told = 0;
        for (Map.Entry<Fault, List<String>> one : hosts.entrySet()) {
            boolean many = one.getValue().size() > SINGLY;
            int findingsOfIt = many ? 1 : one.getValue().size();
            boolean tooMuch = told + findingsOfIt > MOST;
            if (many || tooMuch) {
                inTable.add(one);
            }
            if (tooMuch) {
                rest.add(one);
            } else {
                told += findingsOfIt;
                report(findings, one.getKey(), one.getValue());
            }
        }
        if (!rest.isEmpty()) {
            rest(findings, rest);
        }
        if (!inTable.isEmpty()) {
            findings.attach(table(inTable));
        }
    }

    private static void report(Findings findings, Fault fault, List<String> on) {
        if (on.size() > SINGLY) {
            String where = on.size() + " hosts";
            report(findings, fault.what() + " on " + where, fault, fault.observed() + "; on " + HostNames.of(on));
        } else {
            on.forEach(host -> report(findings, fault.what() + " on " + host, fault, fault.observed()));
        }
    }

    private static void report(Findings findings, String subject, Fault fault, String observed) {
        Findings.Expectation finding = findings.report(subject)
                .observed("%s", observed)
                .expected("%s", fault.expected())
                .because("%s", fault.because())
                .remedy("%s", fault.remedy());
        if (fault.warning()) {
            finding.warning();
        }
    }

    private void rest(Findings findings, List<Map.Entry<Fault, List<String>>> rest) {
        long all =
                rest.stream().flatMap(one -> one.getValue().stream()).distinct().count();
        Findings.Expectation finding = findings.report("other hosts")
                .observed("the same kind of trouble in %d more ways on %d hosts: see %s", rest.size(), all, table)
                .expected("none")
                .because("so many differences have one cause more likely than many")
                .remedy("mend the first of them, and look again");
        if (rest.stream().allMatch(one -> one.getKey().warning())) {
            finding.warning();
        }
    }

    /** All hosts by name: a finding names only so many. */
    private Evidence table(List<Map.Entry<Fault, List<String>>> many) {
        StringBuilder rows = new StringBuilder();
        many.forEach(one -> rows.append(String.join(
                "\t",
                one.getKey().what(),
                one.getKey().observed(),
                one.getKey().expected(),
                String.join(" ", one.getValue()) + "\n")));
        return Evidence.text(table, rows.toString());
    }
}
