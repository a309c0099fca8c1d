package io.regioncheck.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A check in one cell, judged.
 *
 * @param cell the name of the cell; empty for a check without a matrix
 * @param reason why it was skipped or could not be verified
 * @param rootCause the id of the check whose failure explains this one
 * @param facts what was seen and is as it should be, one line each
 */
public record CheckResult(
        String id,
        Optional<String> cell,
        String title,
        Component component,
        Outcome outcome,
        Instant started,
        Duration duration,
        List<Finding> findings,
        List<String> facts,
        List<Figure> figures,
        List<Evidence> evidence,
        Optional<String> reason,
        Optional<String> rootCause) {

    public CheckResult {
        findings = List.copyOf(findings);
        facts = List.copyOf(facts);
        figures = List.copyOf(figures);
        evidence = List.copyOf(evidence);
    }

    /** Returns the steps that it left out, without the reasons: {@code its floating address}. */
    public List<String> leftOut() {
        return facts.stream()
                .filter(fact -> fact.startsWith(Findings.LEFT_OUT))
                .map(fact -> fact.substring(Findings.LEFT_OUT.length()).replaceFirst(Findings.BECAUSE + ".*", ""))
                .distinct()
                .toList();
    }

    /** Returns the id, with its cell: {@code compute.boot nova/vlan/local}. */
    public String label() {
        return cell.map(name -> id + " " + name).orElse(id);
    }
}
