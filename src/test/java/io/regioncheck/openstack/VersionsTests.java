package io.regioncheck.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.openstack.FakeCloud.Asked;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VersionsTests {
    private static final String PLACE = "/compute/v2.1/";
    private static final Twist DOCUMENT =
            Twist.body(200, "{\"version\": {\"id\": \"v2.1\", \"status\": \"CURRENT\", \"version\": \"2.3\"}}");

    private FakeCloud region;
    private Cloud cloud;

    @BeforeEach
    void start() {
        region = FakeCloud.start();
        cloud = region.open();
    }

    @AfterEach
    void stop() {
        cloud.close();
        region.close();
    }

    private VersionDocument ask() {
        Endpoint compute = cloud.catalog().endpoints().stream()
                .filter(endpoint -> endpoint.service().equals("compute"))
                .findFirst()
                .orElseThrow();
        return cloud.versions().at(compute);
    }

    @Test
    void documentIsReadWithoutATokenWhereItCanBe() {
        region.once("GET", PLACE, DOCUMENT);
        assertThat(ask().versions()).extracting(VersionDocument.ApiVersion::id).containsExactly("v2.1");
        assertThat(region.asked("GET", PLACE)).extracting(Asked::token).containsExactly(Optional.empty());
    }

    @Test
    void documentOfAnOlderNovaIsReadWithAToken() {
        region.once("GET", PLACE, Twist.status(401)).once("GET", PLACE, DOCUMENT);
        assertThat(ask().versions().get(0).maximum()).contains("2.3");
        assertThat(region.asked("GET", PLACE))
                .extracting(asked -> asked.token().isPresent())
                .containsExactly(false, true);
    }

    @Test
    void documentThatNobodyGetsIsAFailure() {
        region.always("GET", PLACE, Twist.status(401));
        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        CallFailed.class, failed -> assertThat(failed.kind()).isEqualTo(CallFailed.Kind.UNAUTHORIZED));
    }
}
