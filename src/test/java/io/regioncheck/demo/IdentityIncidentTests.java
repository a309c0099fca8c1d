package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Severity;
import io.regioncheck.check.Verdict;
import io.regioncheck.demo.region.Incident;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is wrong behind the balancer of keystone, and with those who log in there, is named by the checks that look there. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class IdentityIncidentTests {
    @TempDir
    private Path directory;

    private RunResult run(Incident... incidents) {
        return new DemoRun(DemoSettings.likeTheLab().with(incidents), directory)
                .run("control-plane", List.of("identity.*"))
                .results()
                .get(0);
    }

    private static String failed(RunResult result) {
        return result.checks().stream()
                .filter(check -> check.outcome() != Outcome.PASSED)
                .map(check -> check.id() + " " + check.outcome())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static List<Finding> findings(RunResult result, String check) {
        return result.checks().stream()
                .filter(one -> one.id().equals(check))
                .flatMap(one -> one.findings().stream())
                .toList();
    }

    @Test
    void threeKeystonesOfOneCloudAreWell() {
        RunResult result = run();
        assertThat(result.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(result.checks())
                .filteredOn(check -> check.id().equals("identity.backends"))
                .flatExtracting(CheckResult::facts)
                .singleElement()
                .asString()
                .matches("each of http\\S+, http\\S+, http\\S+ takes the fernet tokens of all");
    }

    @Test
    void theOneWithOtherKeysIsNamed() {
        RunResult result = run(Incident.KEYSTONE_OTHER_KEYS);
        assertThat(failed(result)).isEqualTo("identity.backends failed");
        assertThat(findings(result, "identity.backends")).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).startsWith("http://127.0.0.1:").endsWith("/v3");
            assertThat(finding.observed())
                    .startsWith("its tokens are refused by http")
                    .contains("and it refuses those of http")
                    .endsWith("(404 Could not recognize Fernet token); its keys are others");
            assertThat(finding.remedy()).contains("sha256sum /etc/keystone/fernet-keys/*");
        });
    }

    @Test
    void theOneThatIsDownIsNamed() {
        RunResult result = run(Incident.KEYSTONE_BACKEND_DOWN);
        assertThat(failed(result)).isEqualTo("identity.backends failed");
        assertThat(findings(result, "identity.backends")).singleElement().satisfies(finding -> {
            assertThat(finding.observed()).startsWith("is down: ConnectException");
            assertThat(finding.because()).startsWith("the balancer hides it");
            assertThat(finding.remedy())
                    .contains("systemctl restart keystone")
                    .contains("curl -i -H 'Host: 127.0.0.1:");
        });
    }

    @Test
    void theUserWhosePasswordWasChangedIsNamedWithItsPlaces() {
        RunResult result = run(Incident.SERVICE_PASSWORD);
        assertThat(failed(result)).isEqualTo("identity.endpoints failed, identity.service-users failed");
        assertThat(findings(result, "identity.service-users")).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("glance");
            assertThat(finding.observed()).startsWith("its password is refused: 401 ");
            assertThat(finding.because()).contains("glance-api.conf [keystone_authtoken]");
            assertThat(finding.remedy()).startsWith("openstack user set --password-prompt ");
        });
        assertThat(findings(result, "identity.endpoints"))
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .singleElement()
                .satisfies(finding -> assertThat(finding.observed()).contains("503"));
    }
}
