package io.regioncheck.checks.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.broker.Permission;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.environment.Broker;
import io.regioncheck.environment.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionJudgeTests {
    private final Findings findings = new Findings();

    private List<Finding> judge(Set<String> programs, Optional<Permission> permission) {
        Broker access = new Broker(
                List.of(), List.of(), false, "/", "regioncheck", Secret.of("x"), Map.of(), Broker.VersionProbes.QUIET);
        new PermissionJudge(access, findings).judge("openstack", programs, permission);
        return Found.in(findings);
    }

    private static Optional<Permission> may(String configure, String write, String read) {
        return Optional.of(new Permission("openstack", configure, write, read));
    }

    @Test
    void allIsEnough() {
        assertThat(judge(Set.of("nova-compute", "neutron-server", "cinder-volume"), may(".*", ".*", ".*")))
                .isEmpty();
    }

    @Test
    void permissionThatIsGoneIsNamedWithWhatRestoresIt() {
        List<Finding> found = judge(Set.of("nova-compute"), Optional.empty());
        assertThat(found).hasSize(1);
        assertThat(found.get(0).remedy()).isEqualTo("rabbitmqctl set_permissions -p / openstack '.*' '.*' '.*'");
        assertThat(found.get(0).observed()).contains("nova-compute");
    }

    @Test
    void emptyExpressionAllowsNothing() {
        assertThat(judge(Set.of("nova-compute"), may(".*", "", ".*")).get(0).observed())
                .contains("write nova")
                .contains("write amq.default")
                .doesNotContain("read");
    }

    @Test
    void repliesGoThroughTheNamelessExchange() {
        String own = "^(nova|compute|reply_).*";
        List<Finding> found = judge(Set.of("nova-compute"), may(own, own, own));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).observed()).startsWith("may not write amq.default");
    }

    @Test
    void userOfOneProjectNeedsNothingOfAnother() {
        assertThat(judge(
                        Set.of("nova-compute", "nova-conductor"),
                        may(
                                "^(nova|compute|reply_).*",
                                "^(nova|compute|reply_|amq.default).*",
                                "^(nova|compute|reply_).*")))
                .isEmpty();
    }

    @Test
    void expressionThatCannotBeReadIsSaid() {
        assertThat(judge(Set.of("nova-compute"), may("(", ".*", ".*")).get(0).observed())
                .contains("cannot read");
    }
}
