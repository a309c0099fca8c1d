package io.regioncheck.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.openstack.Cloud;
import io.regioncheck.openstack.FakeCloud;
import io.regioncheck.openstack.NetworkSpec;
import io.regioncheck.openstack.Twist;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run writes before it asks for anything, and how another process reads it. */
@Timeout(20)
class LedgerTests {
    private static final RunId RUN = new RunId("0123abcd");

    @TempDir
    private Path directory;

    @Test
    void lineIsOnDiskBeforeTheRequestReachesTheService() {
        AtomicReference<String> seen = new AtomicReference<>("");
        try (FakeCloud fake = FakeCloud.start();
                Cloud cloud = fake.open();
                Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            fake.once("POST", "/networks", Twist.first(() -> seen.set(text())));
            Workshop workshop =
                    new Workshop(cloud, ledger, fake.environment().build().limits());

            workshop.network(
                    new NetworkSpec(workshop.name("one"), Optional.empty(), Optional.empty(), Optional.empty()));
        }

        assertThat(seen.get())
                .contains("\"what\":\"intend\",\"kind\":\"NETWORK\",\"name\":\"regioncheck-0123abcd-one\"")
                .doesNotContain("\"made\"")
                .endsWith("}\n");
    }

    @Test
    void interruptedThreadLeavesTheLedgerWhole() {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            Thread.currentThread().interrupt();
            ledger.intend(Kind.SERVER, "a");
            ledger.made(Kind.SERVER, "a", "id-a");
            assertThat(Thread.interrupted()).isTrue();

            ledger.intend(Kind.VOLUME, "b");

            assertThat(journal().open()).extracting(Ledger.Entry::name).containsExactly("a", "b");
        }
    }

    @Test
    void journalWithoutOpenEntriesIsDeleted() {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.intend(Kind.SERVER, "a");
            ledger.gone(Kind.SERVER, "a");
        }

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void journalWithOpenEntriesStaysAndIsDead() {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.intend(Kind.SERVER, "a");
            ledger.intend(Kind.PORT, "b");
            ledger.made(Kind.PORT, "b", "id-b");
        }

        assertThat(journal().alive()).isFalse();
        assertThat(journal().open())
                .extracting(Ledger.Entry::id)
                .containsExactly(Optional.empty(), Optional.of("id-b"));
        assertThat(journal().kinds()).containsExactlyInAnyOrder(Kind.SERVER, Kind.PORT);
    }

    @Test
    void journalIsKeptWhereSomebodyMustLookAgain() {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.keep();
        }

        assertThat(journal().open()).isEmpty();
    }

    @Test
    void sealedLedgerLetsNothingNewBeginAndStillNotesWhatEnds() {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.intend(Kind.SERVER, "a");
            ledger.seal();

            assertThatThrownBy(() -> ledger.intend(Kind.SERVER, "b")).isInstanceOf(CancellationException.class);
            ledger.made(Kind.SERVER, "a", "id-a");
            ledger.gone(Kind.SERVER, "a");
        }

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void lineThatBrokeOffIsPassedOver() throws IOException {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.intend(Kind.SERVER, "a");
        }
        byte[] torn = "{\"what\":\"intend\",\"kind\":\"PORT\",\"name\":\"ü".getBytes(StandardCharsets.UTF_8);
        try (var out = Files.newOutputStream(file(), StandardOpenOption.APPEND)) {
            out.write(torn, 0, torn.length - 1);
        }

        assertThat(journal().open()).extracting(Ledger.Entry::name).containsExactly("a");
    }

    @Test
    void runOfThisProcessIsAliveHoweverOftenSomebodyLooks() {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.intend(Kind.SERVER, "a");

            assertThat(journal().alive()).isTrue();
            assertThat(journal().alive()).isTrue();
        }
    }

    @Test
    void runOfThisProcessIsAliveForOthersAfterItLookedItself() throws Exception {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.intend(Kind.SERVER, "a");
            journal();

            try (OtherProcess other = OtherProcess.thatLooksAt(directory)) {
                assertThat(other.line()).isEqualTo("0123abcd alive");
            }
        }
    }

    @Test
    void ledgerThatIsJustBeingOpenedIsNotDead() throws IOException {
        Files.createFile(file());

        assertThat(journal().alive()).isTrue();
    }

    @Test
    void fileThatIsNoLedgerIsPassedOver() throws IOException {
        Files.writeString(directory.resolve("notes.ledger"), "buy milk");

        assertThat(Journal.in(directory)).isEmpty();
    }

    @Test
    void runIdIsNeverUsedTwice() {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            assertThat(ledger.entries()).isEmpty();
            assertThatThrownBy(() -> Ledger.open(directory, RUN, "fake"))
                    .hasMessageContaining("nothing may be created without it");
        }
    }

    private Journal journal() {
        return Journal.in(directory).get(0);
    }

    private Path file() {
        return directory.resolve("0123abcd.ledger");
    }

    private String text() {
        try {
            return Files.readString(file());
        } catch (IOException failure) {
            return failure.toString();
        }
    }
}
