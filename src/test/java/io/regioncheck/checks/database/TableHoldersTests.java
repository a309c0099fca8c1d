package io.regioncheck.checks.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.database.Activity.MetadataLock;
import io.regioncheck.database.Activity.Session;
import io.regioncheck.database.Activity.Transaction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableHoldersTests {
    private final Findings findings = new Findings();

    private static Session session(long id, String command, long seconds, String state, String statement) {
        return new Session(id, "nova", "10.0.0.5:4711", "nova", command, seconds, state, Optional.of(statement));
    }

    private List<Finding> found(List<Session> sessions, List<Transaction> transactions, List<MetadataLock> locks) {
        new TableHolders(30, sessions, transactions, Optional.of(locks)).judge(findings);
        return Found.in(findings);
    }

    @Test
    void sessionsAtWorkAreWell() {
        assertThat(found(
                        List.of(session(1, "Query", 2, "Sending data", "SELECT"), session(2, "Sleep", 4000, "", "")),
                        List.of(new Transaction(1, 2, 10)),
                        List.of(new MetadataLock(1, "MDL_SHARED_READ", "nova", "instances"))))
                .isEmpty();
    }

    @Test
    void oldTransactionIsNamedOnceWithItsTables() {
        assertThat(found(
                        List.of(session(1, "Sleep", 3600, "", "")),
                        List.of(new Transaction(1, 3600, 7)),
                        List.of(
                                new MetadataLock(1, "MDL_SHARED_READ", "nova", "instances"),
                                new MetadataLock(1, "MDL_SHARED_READ", "nova", "services"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("session 1 of nova from 10.0.0.5");
                    assertThat(finding.observed())
                            .isEqualTo(
                                    "a transaction is open since 3600 s, with 7 rows changed, on nova.instances, nova.services");
                    assertThat(finding.remedy()).endsWith("KILL 1;");
                });
    }

    @Test
    void serviceAtRestThatReadLastIsLeftOutAndSaid() {
        assertThat(found(
                        List.of(session(1, "Sleep", 1800, "", "")),
                        List.of(new Transaction(1, 1800, 0)),
                        List.of(new MetadataLock(1, "MDL_SHARED_READ", "nova", "instances"))))
                .isEmpty();
        assertThat(Found.facts(findings))
                .anySatisfy(fact -> assertThat(fact)
                        .startsWith("left out: 1 idle transactions of services that changed nothing")
                        .contains("session 1 of nova from 10.0.0.5 since 1800 s on nova.instances"));
    }

    @Test
    void somebodyElseWhoReadLastIsNamed() {
        Session console = new Session(1, "root", "localhost", "nova", "Sleep", 1800, "", Optional.empty());
        assertThat(found(
                        List.of(console),
                        List.of(new Transaction(1, 1800, 0)),
                        List.of(new MetadataLock(1, "MDL_SHARED_READ", "nova", "instances"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.subject()).isEqualTo("session 1 of root from localhost"));
    }

    @Test
    void transactionThatEndedBeforeSessionsWereListedIsNoMatter() {
        assertThat(found(List.of(), List.of(new Transaction(1, 3600, 7)), List.of()))
                .isEmpty();
    }

    @Test
    void preparedTransactionHasNoSessionAndIsNamed() {
        assertThat(found(List.of(), List.of(new Transaction(0, 3600, 7)), List.of()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("a prepared XA transaction");
                    assertThat(finding.remedy()).startsWith("XA RECOVER;");
                });
    }

    @Test
    void lockOutsideOfATransactionIsNamed() {
        assertThat(found(
                        List.of(session(1, "Sleep", 60, "", "")),
                        List.of(),
                        List.of(new MetadataLock(1, "MDL_SHARED_NO_READ_WRITE", "neutron", "ports"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.observed()).startsWith("holds neutron.ports"));
    }

    @Test
    void serversOwnTablesAreNoMatter() {
        assertThat(found(
                        List.of(session(1, "Sleep", 60, "", "")),
                        List.of(),
                        List.of(new MetadataLock(1, "MDL_SHARED_READ", "mysql", "user"))))
                .isEmpty();
    }

    @Test
    void whoeverWaitsIsNamedAndNotTakenForAHolder() {
        assertThat(found(
                        List.of(session(9, "Query", 40, "Waiting for table metadata lock", "ALTER TABLE ports")),
                        List.of(),
                        List.of(new MetadataLock(9, "MDL_SHARED_UPGRADABLE", "neutron", "ports"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.observed()).startsWith("ALTER TABLE ports waits 40 s"));
    }

    @Test
    void whatTheServerDoesNotShowIsSaid() {
        new TableHolders(30, List.of(), List.of(), Optional.empty()).judge(findings);
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.startsWith("left out: locks on tables"));
    }
}
