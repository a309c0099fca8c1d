package io.regioncheck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PresuppositionTests {
    private static final Cell BOOT =
            Cell.of("nova/vlan/ceph", Map.of("zone", "nova", "network", "vlan", "disk", "ceph"));
    private static final Presupposition IMAGE = Presupposition.parse("identity.endpoints:image", Cell.ONLY);
    private static final Presupposition WHOLE = Presupposition.parse("identity.endpoints", Cell.ONLY);

    @Test
    void coordinatesComeFromTheCellThatLeans() {
        assertThat(Presupposition.parse("network.build:{network}", BOOT))
                .isEqualTo(new Presupposition("network.build", Optional.of("vlan")));
        assertThat(Presupposition.parse("network.build", BOOT))
                .isEqualTo(new Presupposition("network.build", Optional.empty()));
        assertThatThrownBy(() -> Presupposition.parse("network.build:{colour}", BOOT))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("colour");
    }

    @Test
    void onlyCellsWithThatCoordinateAreMeant() {
        Presupposition vlan = Presupposition.parse("network.build:{network}", BOOT);
        assertThat(vlan.concerns(Cell.of("vlan", Map.of("network", "vlan")))).isTrue();
        assertThat(vlan.concerns(Cell.of("vxlan", Map.of("network", "vxlan")))).isFalse();
        assertThat(vlan.concerns(Cell.ONLY))
                .as("a check without cells is meant")
                .isTrue();
        assertThat(WHOLE.concerns(BOOT)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"PASSED", "WARNED", "SKIPPED"})
    void whatDidNotFailHolds(Outcome outcome) {
        assertThat(WHOLE.brokenBy(Cell.ONLY, Results.of("identity.endpoints", outcome)))
                .isEmpty();
    }

    @Test
    void whatIsNotVerifiedDoesNotHold() {
        CheckResult unverified = Results.of("identity.endpoints", Outcome.UNVERIFIED);
        assertThat(WHOLE.brokenBy(Cell.ONLY, unverified)).hasValue("identity.endpoints");
        assertThat(IMAGE.brokenBy(Cell.ONLY, unverified)).hasValue("identity.endpoints");
    }

    @Test
    void whatWasSkippedForAnotherNamesTheOther() {
        assertThat(WHOLE.brokenBy(Cell.ONLY, Results.skippedFor("identity.endpoints", "identity.token")))
                .hasValue("identity.token");
    }

    @Test
    void aFindingOfAnotherScopeBreaksNothing() {
        assertThat(IMAGE.brokenBy(Cell.ONLY, failed(error(Optional.of("volumev3")))))
                .isEmpty();
        assertThat(IMAGE.brokenBy(Cell.ONLY, failed(error(Optional.of("image")))))
                .isPresent();
        assertThat(IMAGE.brokenBy(Cell.ONLY, failed(error(Optional.empty()))))
                .as("a finding without scope concerns all")
                .isPresent();
        assertThat(WHOLE.brokenBy(Cell.ONLY, failed(error(Optional.of("volumev3")))))
                .isPresent();
    }

    @Test
    void aFindingThatAnotherOneStandsInForBreaksNothing() {
        Finding spare = error(Optional.of(Finding.SPARE));
        assertThat(WHOLE.brokenBy(Cell.ONLY, failed(spare))).isEmpty();
        assertThat(IMAGE.brokenBy(Cell.ONLY, failed(spare))).isEmpty();
        assertThat(WHOLE.brokenBy(Cell.ONLY, failed(spare, error(Optional.of("image")))))
                .isPresent();
    }

    @Test
    void aFailureWithoutFindingsBreaksAll() {
        assertThat(IMAGE.brokenBy(Cell.ONLY, failed())).isPresent();
    }

    @Test
    void warningsAndWaivedFindingsBreakNothing() {
        Finding warning = finding(Severity.WARNING, Optional.of("image"), Optional.empty());
        Finding waived = finding(Severity.ERROR, Optional.of("image"), Optional.of("known"));
        Finding other = error(Optional.of("volumev3"));
        assertThat(IMAGE.brokenBy(Cell.ONLY, failed(warning, waived, other))).isEmpty();
    }

    @Test
    void aCellThatIsMeantBreaksWhateverTheScopeOfItsFindings() {
        Presupposition vlan = Presupposition.parse("network.build:vlan", Cell.ONLY);
        Cell cell = Cell.of("vlan", Map.of("network", "vlan"));
        assertThat(vlan.brokenBy(cell, Results.with("network.build", Outcome.FAILED, error(Optional.of("dhcp")))))
                .hasValue("network.build");
    }

    private static CheckResult failed(Finding... findings) {
        return Results.with("identity.endpoints", Outcome.FAILED, findings);
    }

    private static Finding error(Optional<String> scope) {
        return finding(Severity.ERROR, scope, Optional.empty());
    }

    private static Finding finding(Severity severity, Optional<String> scope, Optional<String> waived) {
        return new Finding(severity, scope, "subject", "", "", "", "", waived);
    }
}
