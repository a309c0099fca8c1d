package io.regioncheck.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Cloud;
import io.regioncheck.openstack.Failing;
import io.regioncheck.openstack.FakeCloud;
import io.regioncheck.openstack.ServerSpec;
import io.regioncheck.openstack.Twist;
import io.regioncheck.openstack.VolumeSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything is made once, whatever becomes of the answers. */
@Timeout(30)
class WorkshopTests {
    private static final String NAME = "regioncheck-0123abcd-boot";

    @TempDir
    private Path directory;

    private final FakeCloud fake = FakeCloud.start();
    private final Cloud cloud = fake.open();
    private Ledger ledger;
    private Workshop workshop;

    @BeforeEach
    void open() {
        ledger = Ledger.open(directory, new RunId("0123abcd"), "fake");
        workshop = new Workshop(cloud, ledger, new ServerPlaces(1), Duration.ofMillis(200));
    }

    @AfterEach
    void close() {
        ledger.close();
        cloud.close();
        fake.close();
    }

    @Test
    void serverWhoseAnswerWasLostIsAdoptedAndNotMadeTwice() {
        fake.once("POST", "/servers", Twist.lostAnswer());

        String id = boot();

        assertThat(fake.region().names("servers")).containsExactly(NAME);
        assertThat(fake.region().thing(id).path("name").asText()).isEqualTo(NAME);
        assertThat(ledger.entries()).extracting(Ledger.Entry::id).containsExactly(Optional.of(id));
    }

    @Test
    void serverWhoseAnswerWasCutIsAdopted() {
        fake.once("POST", "/servers", Twist.cutAnswer());

        boot();

        assertThat(fake.region().names("servers")).containsExactly(NAME);
    }

    @Test
    void serverThatNobodyHeardOfIsAskedForOnceMore() {
        fake.once("POST", "/servers", Twist.unheard());

        boot();

        assertThat(fake.region().names("servers")).containsExactly(NAME);
        assertThat(fake.asked("POST", "/servers")).hasSize(2);
    }

    @Test
    void serverWhoseSecondAnswerIsLostTooIsAdopted() {
        fake.once("POST", "/servers", Twist.unheard()).once("POST", "/servers", Twist.lostAnswer());

        boot();

        assertThat(fake.region().names("servers")).containsExactly(NAME);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504})
    void serverMadeBehindABalancerThatGaveUpIsAdopted(int status) {
        fake.once("POST", "/servers", Twist.doneBut(status));

        boot();

        assertThat(fake.region().names("servers")).containsExactly(NAME);
        assertThat(fake.asked("POST", "/servers")).hasSize(1);
    }

    @Test
    void serverThatABalancerGaveUpOnIsNotAskedForAgainAndStaysInTheLedger() {
        fake.once("POST", "/servers", Twist.status(504));

        Failing.with(CallFailed.Kind.SERVER_ERROR, this::boot);

        assertThat(fake.asked("POST", "/servers")).hasSize(1);
        assertThat(ledger.entries()).extracting(Ledger.Entry::name).containsExactly(NAME);
    }

    @Test
    void serverIsNotAskedForAgainWhereNobodyCanTellWhetherItIsThere() {
        fake.once("POST", "/servers", Twist.unheard()).always("GET", "/servers/detail", Twist.status(500));

        CallFailed failed = Failing.with(CallFailed.Kind.OUTCOME_UNKNOWN, this::boot);

        assertThat(failed.getSuppressed()).hasSize(1);
        assertThat(fake.asked("POST", "/servers")).hasSize(1);
        assertThat(ledger.entries()).hasSize(1);
    }

    @Test
    void refusedCreateLeavesNothingInTheLedgerAndNoPlaceTaken() {
        fake.once("POST", "/servers", Twist.status(403));

        Failing.with(CallFailed.Kind.FORBIDDEN, this::boot);

        assertThat(ledger.entries()).isEmpty();
        boot();
    }

    @Test
    void errorOfTheDaemonLeavesTheEntryOpen() {
        fake.once("POST", "/servers", Twist.status(500));

        Failing.with(CallFailed.Kind.SERVER_ERROR, this::boot);

        assertThat(ledger.entries()).hasSize(1);
    }

    @Test
    void placeIsFreeOnceTheServerIsGone() {
        boot();
        assertThatThrownBy(
                        () -> workshop.server(server("regioncheck-0123abcd-two"), Deadline.in(Duration.ofMillis(50))))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("limits.servers-at-once");

        assertThat(workshop.remove(NAME, Deadline.in(Duration.ofSeconds(10)))).isEmpty();

        workshop.server(server("regioncheck-0123abcd-two"), Deadline.in(Duration.ofSeconds(1)));
    }

    @Test
    void removalTakesTheTwinOfARepeatedCreateToo() {
        boot();
        fake.region().put("servers", NAME);

        assertThat(workshop.remove(NAME, Deadline.in(Duration.ofSeconds(10)))).isEmpty();

        assertThat(fake.region().names("servers")).isEmpty();
    }

    @Test
    void removalLeavesWhatOnlyBeginsTheSameWay() {
        volume("regioncheck-0123abcd-zone1");
        volume("regioncheck-0123abcd-zone1_root");
        volume("regioncheck-0123abcd-zone1-ssd");
        volume("regioncheck-0123abcd-zone10");

        assertThat(workshop.remove("regioncheck-0123abcd-zone1", Deadline.in(Duration.ofSeconds(10))))
                .isEmpty();

        assertThat(fake.region().names("volumes"))
                .containsExactlyInAnyOrder("regioncheck-0123abcd-zone1-ssd", "regioncheck-0123abcd-zone10");
        assertThat(ledger.entries()).hasSize(2);
    }

    @Test
    void whatIsNotThereYetStaysInTheLedgerWhenItsCheckCleansUp() {
        fake.once("POST", "/servers", Twist.status(504));
        Failing.with(CallFailed.Kind.SERVER_ERROR, this::boot);

        assertThat(workshop.remove(NAME, Deadline.in(Duration.ofSeconds(10)))).isEmpty();

        assertThat(ledger.entries()).extracting(Ledger.Entry::name).containsExactly(NAME);
    }

    @Test
    void floatingAddressWithoutDescriptionIsAdoptedByItsPort() {
        fake.region().withoutDescriptions();
        fake.once("POST", "/floatingips", effect -> effect.take()).once("POST", "/floatingips", Twist.lostAnswer());

        String id = workshop.floatingAddress(NAME, "outside", "port-1").id();

        assertThat(fake.region().names("floatingips")).hasSize(1);
        assertThat(ledger.entries()).extracting(Ledger.Entry::id).containsExactly(Optional.of(id));
    }

    @Test
    void placeIsFreeEvenIfTheServerIsNeverHeardOfOrDoesNotGo() {
        fake.once("POST", "/servers", Twist.status(500));
        Failing.with(CallFailed.Kind.SERVER_ERROR, this::boot);
        workshop.remove(NAME, Deadline.in(Duration.ofSeconds(10)));

        boot();
        fake.region().removalTakes(Duration.ofMinutes(1));
        assertThat(workshop.remove(NAME, Deadline.in(Duration.ofMillis(50)))).hasSize(1);

        workshop.server(server("regioncheck-0123abcd-two"), Deadline.in(Duration.ofSeconds(1)));
    }

    @Test
    void placeIsFreeEvenIfTheRemovalIsInterrupted() {
        boot();
        fake.region().removalTakes(Duration.ofMinutes(1));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> workshop.remove(NAME, Deadline.in(Duration.ofSeconds(10))))
                .isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
        workshop.server(server("regioncheck-0123abcd-two"), Deadline.in(Duration.ofSeconds(1)));
    }

    @Test
    void namesCarryTheRun() {
        assertThat(workshop.name("boot-zone1")).isEqualTo("regioncheck-0123abcd-boot-zone1");
        assertThat(workshop.name("boot-zone1", "root")).isEqualTo("regioncheck-0123abcd-boot-zone1_root");
        assertThat(workshop.name("Boot zone1/VLAN")).startsWith("regioncheck-0123abcd-boot-zone1-vlan-");
    }

    @Test
    void purposesThatFoldIntoOneKeepNamesOfTheirOwn() {
        assertThat(List.of(
                        workshop.name("volume-fast_1"),
                        workshop.name("volume-fast-1"),
                        workshop.name("volume-fast.1"),
                        workshop.name("volume-Fast-1")))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("regioncheck-0123abcd-volume-fast-1(-[0-9a-f]{8})?"));
        assertThat(workshop.name("volume-fast_1")).isEqualTo(workshop.name("volume-fast_1"));
    }

    @Test
    void leakTellsHowItsRunIsCleanedUp() {
        Leak leak = new Leak(new Resource(Kind.PORT, "id", workshop.name("boot", "port")), "409");

        assertThat(leak.cleanup("lab")).isEqualTo("mvn verify -Denv=lab -Drun=0123abcd -Dcommand=clean");
        assertThat(leak.cleanup(
                        new SampleEnvironment().embedded(Map.of("env", "demo")).build()))
                .startsWith("nothing:");
    }

    private String boot() {
        return workshop.server(server(NAME), Deadline.in(Duration.ofSeconds(1))).id();
    }

    private void volume(String name) {
        workshop.volume(new VolumeSpec(name, 1, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static ServerSpec server(String name) {
        return new ServerSpec(name, "flavor", Optional.of("image"), Optional.empty(), "port", Optional.empty());
    }
}
