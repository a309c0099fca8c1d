package io.regioncheck.checks.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.regioncheck.check.FakeRun;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.FakeCloud;
import io.regioncheck.openstack.Twist;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A nova-api that is restarted while a guest boots must not end the wait for it. */
@Timeout(60)
class GuestConsoleTests {
    private static final Pattern UP = Pattern.compile("guest is up");
    private static final String ACTION = "/servers/server-1/action";

    private final FakeCloud fake = FakeCloud.start();

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
    void aFewReadsThatFailAreSatOut() {
        fake.times(2, "POST", ACTION, Twist.status(500));
        fake.always("POST", ACTION, Twist.body(200, "{\"output\": \"guest is up\"}"));
        assertThat(await()).isTrue();
    }

    @Test
    void aReadWhoseConnectionBreaksIsRepeatedForItOnlyReads() {
        fake.once("POST", ACTION, Twist.lostAnswer());
        fake.always("POST", ACTION, Twist.body(200, "{\"output\": \"guest is up\"}"));
        assertThat(run.region().cloud().compute().console("server-1", 10)).isEqualTo("guest is up");
    }

    @Test
    void readsThatGoOnFailingAreHeardOf() {
        fake.always("POST", ACTION, Twist.status(500));
        assertThatExceptionOfType(CallFailed.class).isThrownBy(this::await);
        assertThat(fake.asked("POST", ACTION)).hasSize(3);
    }

    private boolean await() {
        return new GuestConsole(run.region(), "server-1")
                .await(UP, Optional.empty(), 1)
                .isPresent();
    }
}
