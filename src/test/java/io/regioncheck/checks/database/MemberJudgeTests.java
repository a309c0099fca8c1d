package io.regioncheck.checks.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Parameters;
import io.regioncheck.check.Severity;
import io.regioncheck.database.Cluster.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Status variables as members of a cluster of three, MariaDB 10.11 with Galera 26.4, had them. */
class MemberJudgeTests {
    private final Findings findings = new Findings();

    private static Member member(String name, String... changed) {
        Map<String, String> values = new HashMap<>(Map.of(
                "wsrep_node_name", name,
                "wsrep_cluster_status", "Primary",
                "wsrep_connected", "ON",
                "wsrep_ready", "ON",
                "wsrep_local_state_comment", "Synced",
                "wsrep_flow_control_paused", "0.000000",
                "wsrep_cluster_state_uuid", "64d3a450-eabe-11f1-b60e-5a40bce2dfaa",
                "wsrep_cluster_conf_id", "5",
                "wsrep_cluster_size", "3",
                "wsrep_incoming_addresses", "10.20.0.31:3306,10.20.0.32:3306,10.20.0.33:3306"));
        for (int i = 0; i < changed.length; i += 2) {
            values.put(changed[i], changed[i + 1]);
        }
        return new Member(values);
    }

    private List<Finding> found(Member... members) {
        MemberJudge judge = new MemberJudge(members[0], Parameters.NONE, findings);
        List.of(members).forEach(judge::judge);
        judge.together(List.of(members));
        judge.size(3);
        return Found.in(findings);
    }

    @Test
    void threeInStepAreWell() {
        assertThat(found(member("db1"), member("db2"), member("db3"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "wsrep_cluster_status, non-Primary, db1 wsrep_cluster_status, serving",
        "wsrep_ready, OFF, db1 wsrep_ready, serving",
        "wsrep_connected, '', db1 wsrep_connected, serving",
        "wsrep_local_state_comment, Initialized, db1 state, spare"
    })
    void memberThatIsOutIsNamed(String variable, String value, String subject, String scope) {
        assertThat(found(member("db1", variable, value), member("db2"), member("db3")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo(subject);
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.scope()).contains(scope);
                });
    }

    @Test
    void whatAnotherMemberDoesNotServeExplainsNothing() {
        assertThat(found(member("db1"), member("db2", "wsrep_ready", "OFF"), member("db3")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.scope()).contains(Finding.SPARE));
    }

    @Test
    void donorIsAWarning() {
        assertThat(found(member("db1"), member("db2", "wsrep_local_state_comment", "Donor/Desynced"), member("db3")))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void writesThatAreHeldUpAreAWarning() {
        assertThat(found(member("db1", "wsrep_flow_control_paused", "0.25"), member("db2"), member("db3")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.observed()).contains("25.0 %");
                });
    }

    @Test
    void membersOfTwoClustersAreNamedBoth() {
        assertThat(found(member("db1"), member("db2", "wsrep_cluster_state_uuid", "ffffffff-eabe"), member("db3")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.observed()).contains("db2 ffffffff-eabe"));
    }

    @Test
    void memberThatIsMissingIsCounted() {
        assertThat(found(member("db1", "wsrep_cluster_size", "2"), member("db2", "wsrep_cluster_size", "2")))
                .extracting(Finding::observed)
                .containsExactly("2");
    }

    @Test
    void addressesThatAreNoneAreNotAsked() {
        assertThat(member("db1", "wsrep_incoming_addresses", "AUTO,,10.0.0.1:3306,[fd00::1]:3306,h:1;drop")
                        .addresses())
                .containsExactly("10.0.0.1:3306", "[fd00::1]:3306");
    }
}
