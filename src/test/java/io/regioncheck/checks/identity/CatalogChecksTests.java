package io.regioncheck.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.FakeRun;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Severity;
import io.regioncheck.openstack.FakeCloud;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogChecksTests {
    private final FakeCloud fake = FakeCloud.start();
    private final Findings findings = new Findings();

    @TempDir
    private Path ledgers;

    private FakeRun run;

    @BeforeEach
    void open() {
        run = new FakeRun(fake, ledgers);
    }

    @AfterEach
    void close() {
        run.close();
        fake.close();
    }

    @Test
    void eachServiceOnEachFaceOnceIsWell() {
        fake.keystone().faces("public", "internal", "admin");
        assertThat(found()).isEmpty();
    }

    @Test
    void aMissingFaceThatTheRunDoesNotUseKeepsNobodyFromTheService() {
        fake.keystone().faces("public", "admin");
        assertThat(found())
                .hasSize(4)
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.ERROR))
                .allSatisfy(finding -> assertThat(finding.scope()).contains(Finding.SPARE))
                .extracting(Finding::subject)
                .contains("image internal", "volumev3 internal");
    }

    @Test
    void noAdminFaceIsAWarning() {
        fake.keystone().faces("public", "internal");
        assertThat(found()).hasSize(4).extracting(Finding::severity).containsOnly(Severity.WARNING);
    }

    @Test
    void aServiceThatIsNotThereBreaksWhatNeedsIt() {
        fake.keystone().faces("public", "internal", "admin");
        fake.keystone().without("volumev3");
        assertThat(found())
                .extracting(Finding::scope)
                .containsExactly(Optional.of("volume"), Optional.of(Finding.SPARE), Optional.of(Finding.SPARE));
    }

    @Test
    void twoEndpointsForOneFaceAreNamedBoth() {
        fake.keystone().faces("public", "internal", "admin", "public");
        assertThat(found()).hasSize(4).allSatisfy(finding -> {
            assertThat(finding.observed()).startsWith("2 endpoints: ");
            assertThat(finding.remedy().lines())
                    .as("the command takes several ids, so none is offered with it")
                    .hasSize(3)
                    .filteredOn(line -> !line.startsWith("#"))
                    .containsExactly(
                            "openstack endpoint delete ID   # keep the right one; ID is that of the wrong one:");
            assertThat(finding.remedy()).contains(fake.url());
        });
    }

    @Test
    void whatIsTypedHasThePlaceOfTheProjectAndNotOurs() {
        fake.keystone().faces("public", "admin");
        assertThat(found())
                .filteredOn(finding -> finding.subject().equals("volumev3 internal"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy())
                        .startsWith("openstack endpoint create --region RegionOne volumev3 internal 'http://")
                        .endsWith("/volume/v3/%(tenant_id)s'"));
    }

    @Test
    void anInternalAddressIsNotOfferedAsAPublicOne() {
        fake.keystone().faces("internal", "admin");
        fake.keystone().at("admin", "http://10.0.0.10:35357");
        assertThat(found())
                .filteredOn(finding -> finding.subject().equals("image public"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy())
                        .startsWith("openstack endpoint create --region RegionOne image public 'URL'   # ")
                        .contains("http://10.0.0.10:35357/RegionOne/image"));
    }

    private List<Finding> found() {
        new CatalogChecks().everyServiceIsThereOnce(run.region(), findings);
        return Found.in(findings);
    }
}
