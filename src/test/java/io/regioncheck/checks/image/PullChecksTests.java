package io.regioncheck.checks.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.regioncheck.check.FakeRun;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.FakeCloud;
import io.regioncheck.openstack.Twist;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullChecksTests {
    private static final String DATA = "four";

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
    void imagesThatComeAsTheyAreOnRecordAreWell() {
        readable(image("cirros", "active", 4));
        readable(image("ubuntu", "active", 4));
        assertThat(found()).isEmpty();
        assertThat(Found.facts(findings)).hasSize(2);
    }

    @Test
    void smokeImageThatIsDeactivatedIsNamedWithWhatActivatesIt() {
        String id = image("cirros", "deactivated", 4);
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.scope()).contains("smoke");
            assertThat(finding.remedy()).isEqualTo("openstack image set --activate " + id);
        });
    }

    @Test
    void twoOfTheNameAreAsLittleUseAsNone() {
        image("cirros", "active", 4);
        image("cirros", "active", 4);
        assertThat(found())
                .filteredOn(finding -> finding.subject().equals("image cirros"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.observed()).contains("there are 2 of this name"));
    }

    @Test
    void snapshotsWithoutDataAreNotReadOnes() {
        readable(image("cirros", "active", 4));
        String snapshot = image("snapshot of a server on a volume", "active", 0);
        assertThat(found()).isEmpty();
        assertThat(fake.asked("GET", snapshot + "/file")).isEmpty();
    }

    @Test
    void imageThatWeMayNotReadIsNotLost() {
        fake.always("GET", image("cirros", "active", 4) + "/file", Twist.status(403));
        assertThatExceptionOfType(CallFailed.class).isThrownBy(this::found);
        assertThat(Found.in(findings)).isEmpty();
    }

    @Test
    void imageWhoseDataIsGoneIsLost() {
        fake.always("GET", image("cirros", "active", 4) + "/file", Twist.status(404));
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.observed()).startsWith("listed as active, but its data: 404"));
    }

    private String image(String name, String status, long size) {
        String id = fake.region().put("images", name);
        fake.region().thing(id).put("status", status).put("size", size).put("visibility", "public");
        return id;
    }

    private void readable(String id) {
        fake.always("GET", id + "/file", Twist.body(200, DATA));
    }

    private List<Finding> found() {
        new PullChecks().imagesAreWhatTheyWere(run.region(), findings);
        return Found.in(findings);
    }
}
