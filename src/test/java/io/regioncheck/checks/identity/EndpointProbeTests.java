package io.regioncheck.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.FakeRun;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Severity;
import io.regioncheck.openstack.Endpoint;
import io.regioncheck.openstack.FakeCloud;
import io.regioncheck.openstack.Twist;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an endpoint's silence, refusal or certificate means to a run that uses it, and to one that does not. */
class EndpointProbeTests {
    private static final String NOBODY = "http://127.0.0.1:1";
    private static final String DOCUMENT = "{\"versions\": [{\"id\": \"v2.9\", \"status\": \"CURRENT\"}]}";

    private final FakeCloud fake = FakeCloud.start();
    private final Findings findings = new Findings();

    @TempDir
    private Path ledgers;

    private FakeRun run;

    @BeforeEach
    void open() {
        run = new FakeRun(fake, ledgers);
        fake.always("GET", "/RegionOne/image/", Twist.body(200, DOCUMENT));
    }

    @AfterEach
    void close() {
        run.close();
        fake.close();
    }

    @Test
    void oneThatAnswersIsConfirmed() {
        ask(image("public", fake.url()));
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings)).singleElement().asString().endsWith("/RegionOne/image answers");
    }

    @Test
    void silenceOfTheFaceThatIsUsedBreaksTheService() {
        ask(image("internal", NOBODY), image("public", NOBODY));
        assertThat(Found.in(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.scope()).contains("image");
            assertThat(finding.remedy()).contains("systemctl restart glance-api");
        });
    }

    @Test
    void silenceOfAFaceThatIsNotUsedMayBeOursAlone() {
        ask(image("internal", NOBODY));
        assertThat(Found.in(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.scope()).contains(Finding.SPARE);
            assertThat(finding.observed()).startsWith("not reachable from here: ");
            assertThat(finding.remedy()).doesNotContain("restart");
        });
    }

    @Test
    void aFaceThatIsNotUsedAndAnswersWithErrorsKeepsNobodyFromTheService() {
        fake.always("GET", "/v2/images", Twist.status(500));
        ask(image("admin", fake.url()));
        assertThat(Found.in(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.scope()).contains(Finding.SPARE);
        });
    }

    @Test
    void whoMayNotAskCannotJudge() {
        fake.always("GET", "/v2/images", Twist.status(403));
        assertThatExceptionOfType(CouldNotVerify.class)
                .isThrownBy(() -> ask(image("public", fake.url())))
                .withMessageContaining("the role admin");
        assertThat(Found.in(findings)).isEmpty();
    }

    @Test
    void ofAServiceThatIsNotKnownAnyAnswerBelow500Will() {
        fake.always("GET", "/swift/v1", Twist.status(401));
        ask(endpoint("object-store", "public", fake.url() + "/swift/v1"));
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings))
                .hasSize(2)
                .anySatisfy(fact -> assertThat(fact).startsWith("left out: its API at object-store"));
    }

    @Test
    void aServiceThatIsNotKnownIsBrokenWhereItAnswersWithErrors() {
        fake.always("GET", "/swift/v1", Twist.status(500));
        ask(endpoint("object-store", "public", fake.url() + "/swift/v1"));
        assertThat(Found.in(findings))
                .singleElement()
                .satisfies(finding -> assertThat(finding.scope()).contains("object-store"));
    }

    @Test
    void certificateThatEndsSoonIsAWarningThatBreaksNothing() {
        lasts(Duration.ofDays(29), true);
        assertThat(Found.in(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.scope()).contains(Finding.SPARE);
        });
    }

    @Test
    void certificateThatHasEndedBreaksTheService() {
        lasts(Duration.ofDays(-1), true);
        assertThat(Found.in(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.scope()).contains("image");
        });
    }

    @Test
    void certificateThatHasEndedOnAFaceThatIsNotUsedBreaksNothingHere() {
        lasts(Duration.ofDays(-1), false);
        assertThat(Found.in(findings)).extracting(Finding::severity).containsExactly(Severity.ERROR);
        assertThat(Found.in(findings).get(0).scope()).contains(Finding.SPARE);
    }

    @Test
    void certificateThatLastsIsWell() {
        lasts(Duration.ofDays(31), true);
        assertThat(Found.in(findings)).isEmpty();
    }

    private void lasts(Duration rest, boolean used) {
        X509Certificate certificate = new HeldCertificate.Builder()
                .duration(100, TimeUnit.DAYS)
                .build()
                .certificate();
        Instant now = certificate.getNotAfter().toInstant().minus(rest);
        new EndpointProbe(run.region(), findings).lasts(image("public", fake.url()), certificate, used, now);
    }

    private void ask(Endpoint... same) {
        new EndpointProbe(run.region(), findings).ask(List.of(same));
    }

    private static Endpoint image(String face, String address) {
        return endpoint("image", face, address + "/RegionOne/image");
    }

    private static Endpoint endpoint(String service, String face, String url) {
        return new Endpoint("id-1", service, service, FakeCloud.REGION, face, url);
    }
}
