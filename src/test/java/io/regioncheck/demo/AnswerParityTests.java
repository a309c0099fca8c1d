package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.demo.identity.Account;
import io.regioncheck.demo.parity.Login;
import io.regioncheck.demo.parity.Parity;
import io.regioncheck.demo.parity.Recording;
import io.regioncheck.demo.parity.Replay;
import io.regioncheck.demo.parity.RunningRegion;
import io.regioncheck.demo.region.Tempo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The embedded region answers the calls of the script as the lab did when lab/record asked it. */
@Timeout(180)
class AnswerParityTests {
    /** Differences that are meant, each with its reason in a comment above. */
    private static final Path EXPLAINED = Path.of("src/test/resources/io/regioncheck/demo/parity/explained.txt");

    /** Slow enough that what passes is seen on a machine that has much else to do. */
    private static final Tempo UNHURRIED =
            new Tempo(Duration.ofMillis(600), Duration.ofMillis(600), Duration.ofSeconds(3));

    @Test
    void answersDifferFromTheLabsOnlyWhereThatIsExplained() {
        try (EmbeddedCloud cloud = EmbeddedCloud.start(DemoSettings.likeTheLab(), UNHURRIED)) {
            List<String> differences =
                    Parity.differences(Recording.ofZed(), Replay.at(running(cloud), Duration.ofMillis(20)));
            assertThat(differences).containsExactlyInAnyOrderElementsOf(explained());
        }
    }

    private static RunningRegion running(EmbeddedCloud cloud) {
        return new RunningRegion() {
            @Override
            public String authUrl() {
                return cloud.identityUrl() + "/v3";
            }

            @Override
            public Login member() {
                return login(cloud.accounts().named("regioncheck"));
            }

            @Override
            public Login admin() {
                return login(cloud.accounts().named("admin"));
            }
        };
    }

    private static Login login(Account account) {
        return new Login(account.name(), account.password(), account.project().name());
    }

    private static List<String> explained() {
        try {
            return Files.readAllLines(EXPLAINED).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
