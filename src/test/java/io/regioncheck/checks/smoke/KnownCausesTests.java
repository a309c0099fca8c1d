package io.regioncheck.checks.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each remedy is for the words it is meant for, and for no others. */
class KnownCausesTests {
    @Test
    void missingDomainsAreThoseOfNeutron() {
        assertThat(remedy("keystoneauth1.exceptions.http.BadRequest: Expecting to find domain in user.", false))
                .hasValueSatisfying(words ->
                        assertThat(words).contains("[neutron]", "nova.conf neutron user_domain_name Default;"));
    }

    @Test
    void refusedCredentialsBlameNeutronOnlyWhereItIsSpokenOf() {
        assertThat(remedy("keystoneauth1.exceptions.http.BadRequest: no (HTTP 400)", true))
                .hasValueSatisfying(words -> assertThat(words).contains("in [neutron] of"));
        assertThat(remedy("keystoneauth1.exceptions.http.BadRequest: no (HTTP 400)", false))
                .isEmpty();
        assertThat(remedy("BadRequest: Invalid input for field flavorRef", true))
                .isEmpty();
        assertThat(remedy("neutronclient.common.exceptions.Unauthorized: Authentication required", false))
                .hasValueSatisfying(words -> assertThat(words).contains("[placement]"));
    }

    @Test
    void failedBindingSendsToTheHost() {
        assertThat(KnownCauses.remedy("PortBindingFailed: Binding failed", true, Optional.of("node-17")))
                .hasValueSatisfying(words -> assertThat(words).contains("on node-17: tail"));
        assertThat(remedy("PortBindingFailed: Binding failed", true))
                .hasValueSatisfying(words -> assertThat(words).doesNotContain("{", "HOST"));
    }

    @Test
    void pinIsTakenAwayOnlyWhereAllComputesRunTheTarget() {
        assertThat(remedy("RPCVersionCapError: Requested message version, 6.0 is incompatible", false))
                .hasValueSatisfying(words -> assertThat(words.lines().filter(line -> line.contains("crudini")))
                        .satisfiesExactly(
                                del -> assertThat(del)
                                        .startsWith(
                                                "crudini --del /etc/nova/nova.conf upgrade_levels compute   # only"),
                                set -> assertThat(set)
                                        .as("what is pasted must not do both")
                                        .startsWith("#")
                                        .contains("upgrade_levels compute auto")));
    }

    private static Optional<String> remedy(String logged, boolean neutron) {
        return KnownCauses.remedy(logged, neutron, Optional.empty());
    }
}
