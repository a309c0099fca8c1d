package io.regioncheck.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Cloud;
import io.regioncheck.openstack.Failing;
import io.regioncheck.openstack.FakeCloud;
import io.regioncheck.openstack.FakeRegion;
import io.regioncheck.openstack.Twist;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs leave is removed, all of it, and nothing else. */
@Timeout(30)
class ReaperTests {
    private static final RunId RUN = new RunId("0123abcd");
    private static final Duration OLD = Duration.ofHours(6);
    private static final Duration STUCK = Duration.ofMillis(300);
    private static final Duration LATE = Duration.ofMillis(800);

    @TempDir
    private Path directory;

    private final FakeCloud fake = FakeCloud.start();
    private final FakeRegion region = fake.region();
    private final Cloud cloud = fake.open();

    @AfterEach
    void close() {
        cloud.close();
        fake.close();
    }

    @Test
    void everythingOfARunGoesInTheOrderInWhichItLetsGo() {
        String network = region.put("networks", named("net"));
        String subnet = region.put("subnets", named("sub"));
        region.thing(subnet).put("network_id", network);
        String router = region.put("routers", named("router"));
        String group = region.put("security-groups", named("group"));
        String port = region.put("ports", named("port"));
        region.thing(port)
                .put("network_id", network)
                .putArray("security_groups")
                .add(group);
        cloud.network().plug(router, subnet);
        String server = region.put("servers", named("server"));
        String volume = attachedVolume(server, named("volume"));
        region.thing(region.put("snapshots", named("snapshot"))).put("volume_id", volume);
        region.put("floatingips", named("address"));
        region.put("images", named("image"));
        region.removalTakes(Duration.ofMillis(80));
        dies(ledger -> ledger.intend(Kind.NETWORK, named("net")));

        Reaper.Sweep sweep = sweep();

        assertThat(sweep.leaks()).isEmpty();
        assertThat(sweep.removed()).hasSize(10);
        assertThat(region.removals())
                .containsExactlyInAnyOrder(
                        "floatingips",
                        "servers",
                        "snapshots",
                        "volumes",
                        "ports",
                        "routers",
                        "subnets",
                        "networks",
                        "security-groups",
                        "images")
                .containsSubsequence("servers", "ports", "routers", "subnets", "networks")
                .containsSubsequence("servers", "volumes");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "network:router_interface",
                "network:router_interface_distributed",
                "network:ha_router_replicated_interface"
            })
    void routerGoesWhateverNeutronCallsItsInterface(String owner) {
        String network = region.put("networks", named("net"));
        String subnet = region.put("subnets", named("sub"));
        region.thing(subnet).put("network_id", network);
        String router = region.put("routers", named("router"));
        cloud.network().plug(router, subnet);
        cloud.network().portsOf(network).forEach(port -> region.thing(port.id()).put("device_owner", owner));
        region.thing(region.put("ports", "HA port tenant 1"))
                .put("device_id", router)
                .put("network_id", "of all HA routers")
                .put("device_owner", "network:router_ha_interface");
        dies(ledger -> ledger.intend(Kind.ROUTER, named("router")));

        assertThat(sweep().leaks()).isEmpty();
        assertThat(region.names("routers")).isEmpty();
        assertThat(region.names("networks")).isEmpty();
        assertThat(fake.asked("PUT", "/remove_router_interface")).hasSize(1);
    }

    @Test
    void similarNamesAreNotTouched() {
        for (String name : List.of(
                "regioncheck-foo",
                "regioncheck-1234567-x",
                "regioncheck-123456789-x",
                "regioncheck-0123ABCD-x",
                "regioncheck-0123abcd",
                "regioncheck-0123abcd-",
                "myregioncheck-0123abcd-x",
                "0123abcd")) {
            region.put("networks", name, Instant.EPOCH);
            region.put("servers", name, Instant.EPOCH);
        }
        dies(ledger -> ledger.intend(Kind.NETWORK, named("net")));

        assertThat(sweep().removed()).isEmpty();
        assertThat(region.names("networks")).hasSize(8);
        assertThat(fake.asked()).extracting(FakeCloud.Asked::method).doesNotContain("DELETE");
    }

    @Test
    void runThatLivesIsNotTouchedHoweverOldAndNamed() {
        region.put("networks", named("net"), Instant.EPOCH);
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.intend(Kind.NETWORK, named("net"));

            assertThat(reaper().sweep(Optional.of(RUN), Duration.ZERO, soon()).removed())
                    .isEmpty();
            assertThat(reaper().leftovers()).isEmpty();
        }
        assertThat(region.names("networks")).hasSize(1);
    }

    @Test
    void runOfAnotherMachineIsTouchedOnlyWhenOld() {
        region.put("networks", "regioncheck-aaaaaaaa-young");
        region.put("networks", "regioncheck-bbbbbbbb-old", Instant.now().minus(OLD));
        region.put("networks", "regioncheck-bbbbbbbb-young");

        sweep();

        assertThat(region.names("networks"))
                .containsExactlyInAnyOrder("regioncheck-aaaaaaaa-young", "regioncheck-bbbbbbbb-young");
    }

    @Test
    void runOfAnotherMachineIsTouchedWhenItIsNamed() {
        region.put("networks", "regioncheck-aaaaaaaa-young");
        region.put("networks", "regioncheck-bbbbbbbb-young");

        reaper().sweep(Optional.of(new RunId("aaaaaaaa")), OLD, soon());

        assertThat(region.names("networks")).containsExactly("regioncheck-bbbbbbbb-young");
    }

    @Test
    void leftoversAreListedAndLeft() {
        region.put("networks", named("net"));

        assertThat(reaper().leftovers()).extracting(Resource::name).containsExactly(named("net"));
        assertThat(region.names("networks")).hasSize(1);
    }

    @Test
    void volumeGoesOnceItsServerHasLetGo() {
        String server = region.put("servers", named("server"));
        attachedVolume(server, named("volume"));
        region.removalTakes(Duration.ofMillis(300));
        dies(ledger -> ledger.intend(Kind.VOLUME, named("volume")));

        assertThat(sweep().leaks()).isEmpty();
        assertThat(region.removals()).containsExactly("servers", "volumes");
    }

    @Test
    void volumeAttachedToSomebodyElsesServerIsALeakWithTheReason() {
        attachedVolume(region.put("servers", "theirs"), named("volume"));
        dies(ledger -> ledger.intend(Kind.VOLUME, named("volume")));

        assertThat(sweep().leaks()).singleElement().satisfies(leak -> {
            assertThat(leak.resource().name()).isEqualTo(named("volume"));
            assertThat(leak.reason()).contains("400");
        });
        assertThat(directory).isNotEmptyDirectory();
    }

    @Test
    void securityGroupInUseBySomebodyElseIsALeak() {
        String group = region.put("security-groups", named("group"));
        region.thing(region.put("ports", "theirs")).putArray("security_groups").add(group);

        assertThat(reaper().sweep(Optional.of(RUN), OLD, soon()).leaks())
                .extracting(Leak::reason)
                .singleElement()
                .asString()
                .contains("409");
    }

    @Test
    void conflictIsTriedAgain() {
        String network = region.put("networks", named("net"));
        fake.times(2, "DELETE", network, Twist.status(409));

        assertThat(reaper().sweep(Optional.of(RUN), OLD, soon()).leaks()).isEmpty();
        assertThat(fake.asked("DELETE", network)).hasSize(3);
    }

    @Test
    void serverThatDoesNotGoKeepsOnlyWhatItHolds() {
        String server = region.put("servers", named("server"));
        attachedVolume(server, named("volume"));
        region.put("images", named("image"));
        fake.always("DELETE", server, Twist.status(409));

        List<Leak> leaks = reaper().sweep(Optional.of(RUN), OLD, soon()).leaks();

        assertThat(leaks)
                .extracting(leak -> leak.resource().kind())
                .containsExactlyInAnyOrder(Kind.SERVER, Kind.VOLUME);
        assertThat(region.names("images")).isEmpty();
    }

    @Test
    void removalThatIsAcceptedAndNeverHappensIsALeak() {
        region.put("networks", named("net"));
        region.removalTakes(Duration.ofHours(1));

        assertThat(reaper().sweep(Optional.of(RUN), OLD, Deadline.in(Duration.ofSeconds(2)))
                        .leaks())
                .extracting(Leak::reason)
                .singleElement()
                .asString()
                .matches("its removal was accepted, but it is still listed, [12] s after it was first asked to go");
    }

    @Test
    void removalThatIsAcceptedMayTakeLongerThanOneThatIsRefused() {
        region.put("volumes", named("wiped"));
        region.removalTakes(STUCK.multipliedBy(4));

        assertThat(reaper().sweep(Optional.of(RUN), OLD, soon()).leaks()).isEmpty();
    }

    @Test
    void serverThatGoesSlowlyKeepsNothingButWhatItHolds() {
        String server = region.put("servers", named("server"));
        attachedVolume(server, named("volume"));
        region.put("images", named("image"));
        region.removalTakes(STUCK.multipliedBy(4));

        assertThat(reaper().sweep(Optional.of(RUN), OLD, soon()).leaks()).isEmpty();
        assertThat(region.removals()).containsExactly("servers", "images", "volumes");
    }

    @Test
    void volumeThatAServerIsAboutToHaveIsNotForced() {
        String server = region.put("servers", named("server"));
        String volume = region.put("volumes", named("volume"));
        region.thing(volume).put("status", "attaching");
        fake.always("DELETE", server, Twist.status(409)).always("DELETE", volume, Twist.status(400));

        List<Leak> leaks = reaper().sweep(Optional.of(RUN), OLD, soon()).leaks();

        assertThat(leaks)
                .extracting(leak -> leak.resource().kind())
                .containsExactlyInAnyOrder(Kind.SERVER, Kind.VOLUME);
        assertThat(fake.asked("POST", "/action")).isEmpty();
    }

    @Test
    void listThatFailsForAMomentIsNoLeak() {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.intend(Kind.NETWORK, named("net"));
            ledger.made(Kind.NETWORK, named("net"), region.put("networks", named("net")));
            fake.times(3, "GET", "/networks", Twist.status(500));

            assertThat(reaper().finish(ledger, soon())).isEmpty();
            assertThat(ledger.entries()).isEmpty();
        }
    }

    @Test
    void runThatEndsRemovesWhatAnAnswerWasLostOf() {
        region.put("networks", named("net"));
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.intend(Kind.NETWORK, named("net"));

            assertThat(reaper().finish(ledger, soon())).isEmpty();
            assertThat(region.names("networks")).isEmpty();
            assertThat(ledger.entries()).isEmpty();
        }
    }

    @Test
    void runThatEndsWaitsForACreateThatLandsLate() {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.intend(Kind.SERVER, named("server"));
            soonThereIs("servers", named("server"));

            assertThat(reaper().finish(ledger, soon())).isEmpty();
        }
        assertThat(region.removals()).containsExactly("servers");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void createThatNeverLandsIsStruckOnceItCannotAnyMore() {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.intend(Kind.SERVER, named("server"));

            assertThat(reaper().finish(ledger, soon())).isEmpty();
            assertThat(ledger.entries()).isEmpty();
        }
    }

    @Test
    void createThatMayStillLandAtTheDeadlineIsALeakAndStaysOnRecord() {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.intend(Kind.SERVER, named("server"));

            assertThat(reaper().finish(ledger, Deadline.in(Duration.ofMillis(200))))
                    .extracting(Leak::reason)
                    .singleElement()
                    .asString()
                    .contains("may still come");
        }
        assertThat(directory).isNotEmptyDirectory();
    }

    @Test
    void runThatEndsTakesTheTwinOfWhatIsGone() {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.intend(Kind.SERVER, named("server"));
            ledger.made(Kind.SERVER, named("server"), "first");
            ledger.gone(Kind.SERVER, named("server"));
            region.put("servers", named("server"));

            assertThat(reaper().finish(ledger, soon())).isEmpty();
            assertThat(region.names("servers")).isEmpty();
        }
    }

    @Test
    void lateTwinOfARepeatedCreateIsWaitedForThoughNothingElseIsLeft() {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.unanswered(Kind.SERVER, named("server"));
            ledger.made(Kind.SERVER, named("server"), "second");
            ledger.gone(Kind.SERVER, named("server"));
            assertThat(ledger.isSettled()).isFalse();
            soonThereIs("servers", named("server"));

            assertThat(reaper().finish(ledger, soon())).isEmpty();
            assertThat(ledger.isSettled()).isTrue();
        }
        assertThat(region.removals()).containsExactly("servers");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void twinThatNobodyCanSeeIsALeakAndStaysOnRecord() {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.unanswered(Kind.SERVER, named("server"));
            ledger.made(Kind.SERVER, named("server"), "second");
            ledger.gone(Kind.SERVER, named("server"));
            fake.always("GET", "/servers/detail", Twist.status(500));

            assertThat(reaper().finish(ledger, soon()))
                    .extracting(Leak::reason)
                    .singleElement()
                    .asString()
                    .startsWith("cannot see whether it is there");
            assertThat(ledger.leaks("why")).hasSize(1);
        }
        fake.heal();
        region.put("servers", named("server"));

        assertThat(sweep().removed()).extracting(Resource::name).containsExactly(named("server"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void twinThatDoesNotGoIsOnRecord() {
        String id = region.put("servers", named("server"));
        fake.always("DELETE", id, Twist.status(409));
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.intend(Kind.SERVER, named("server"));
            ledger.gone(Kind.SERVER, named("server"));

            assertThat(reaper().finish(ledger, soon())).hasSize(1);
            assertThat(ledger.entries()).extracting(Ledger.Entry::id).containsExactly(Optional.of(id));
        }
    }

    @Test
    void deadRunsCreateThatLandsAfterTheFirstLookIsRemoved() {
        dies(ledger -> ledger.intend(Kind.SERVER, named("server")));
        soonThereIs("servers", named("server"));

        Reaper.Sweep sweep = sweep();

        assertThat(sweep.leaks()).isEmpty();
        assertThat(sweep.removed()).extracting(Resource::name).containsExactly(named("server"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void deadRunsJournalStaysWhereAListFails() {
        region.put("networks", named("net"));
        dies(ledger -> {
            ledger.intend(Kind.NETWORK, named("net"));
            ledger.intend(Kind.VOLUME, named("volume"));
        });
        fake.always("GET", "/volumes/detail", Twist.status(500));

        Reaper.Sweep sweep = sweep();

        assertThat(region.names("networks")).isEmpty();
        assertThat(sweep.leaks()).extracting(Leak::reason).anyMatch(reason -> reason.startsWith("cannot see"));
        assertThat(reaper().hasDeadRuns()).isTrue();

        fake.heal();
        assertThat(sweep().leaks()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void regionWithoutAServiceIsCleanedAllTheSame() {
        fake.keystone().without("volumev3");
        region.put("networks", named("net"));
        dies(ledger -> ledger.intend(Kind.NETWORK, named("net")));
        try (Cloud small = Cloud.of(
                fake.environment().services("compute", "image", "network").build())) {
            Reaper reaper = new Reaper(small, directory, tempo(LATE));

            assertThat(reaper.sweep(Optional.empty(), OLD, soon()).leaks()).isEmpty();
            assertThat(reaper.leftovers()).isEmpty();
        }
        assertThat(region.names("networks")).isEmpty();
    }

    @Test
    void serviceThatTheCatalogLostMayHaveLeftovers() {
        region.put("servers", named("server"));
        fake.keystone().without("compute");

        Failing.with(CallFailed.Kind.NOT_IN_CATALOG, () -> reaper().leftovers());
        assertThat(sweep().leaks()).extracting(leak -> leak.resource().kind()).containsExactly(Kind.SERVER);
    }

    @Test
    void volumeOfADeadRunIsNotForgottenBecauseTheCatalogLostCinder() {
        fake.keystone().without("volumev3");
        dies(ledger -> {
            ledger.intend(Kind.VOLUME, named("volume"));
            ledger.made(Kind.VOLUME, named("volume"), region.put("volumes", named("volume")));
        });

        assertThat(sweep().leaks()).extracting(leak -> leak.resource().name()).contains(named("volume"));
        assertThat(directory).isNotEmptyDirectory();
    }

    @Test
    void keystoneThatIsAwayIsSaid() {
        dies(ledger -> ledger.intend(Kind.NETWORK, named("net")));
        fake.always("POST", "/auth/tokens", Twist.status(500));

        Failing.with(CallFailed.Kind.SERVER_ERROR, this::sweep);

        assertThat(reaper().hasDeadRuns()).isTrue();
    }

    @Test
    void floatingAddressWithoutDescriptionGoesByItsJournal() {
        region.withoutDescriptions();
        String id = addressWithoutDescription();
        fake.once("DELETE", id, Twist.status(409));
        addressWithoutDescription();
        dies(ledger -> {
            ledger.intend(Kind.FLOATING_ADDRESS, named("address"));
            ledger.made(Kind.FLOATING_ADDRESS, named("address"), id);
        });

        assertThat(sweep().leaks()).isEmpty();
        assertThat(region.names("floatingips")).hasSize(1);
        assertThat(fake.asked("DELETE", id)).hasSize(2);
    }

    @Test
    void floatingAddressWithoutDescriptionAndAnswerGoesByItsPort() {
        region.withoutDescriptions();
        String port = region.put("ports", named("server"));
        region.thing(addressWithoutDescription()).put("port_id", port);
        addressWithoutDescription();
        dies(ledger -> ledger.intend(Kind.FLOATING_ADDRESS, named("server")));

        assertThat(sweep().leaks()).isEmpty();
        assertThat(region.names("floatingips")).hasSize(1);
    }

    @Test
    void runKilledInTheMiddleOfARequestIsCleanedUpWhole() throws Exception {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        CompletableFuture<Void> killed = new CompletableFuture<>();
        fake.once("POST", "/routers", Twist.first(() -> {
            reached.complete(null);
            killed.join();
        }));
        try (OtherProcess run = OtherProcess.thatRuns(directory, RUN, fake)) {
            assertThat(run.line()).isEqualTo(named("net"));
            reached.get(10, TimeUnit.SECONDS);
            assertThat(sweep().removed()).isEmpty();

            run.kill();
        }
        CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS).execute(() -> killed.complete(null));
        Reaper.Sweep sweep =
                new Reaper(cloud, directory, tempo(Duration.ofSeconds(5))).sweep(Optional.empty(), OLD, soon());

        assertThat(sweep.leaks()).isEmpty();
        assertThat(sweep.removed()).extracting(Resource::name).containsExactlyInAnyOrder(named("net"), named("router"));
        assertThat(region.names("networks")).isEmpty();
        assertThat(region.names("routers")).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    private Reaper.Sweep sweep() {
        return reaper().sweep(Optional.empty(), OLD, soon());
    }

    private Reaper reaper() {
        return new Reaper(cloud, directory, tempo(LATE));
    }

    private static Tempo tempo(Duration late) {
        return new Tempo(Duration.ofMillis(30), STUCK, late);
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }

    private static String named(String purpose) {
        return RUN.prefix() + purpose;
    }

    /** Leaves the journal of a run that ended in the middle. */
    private void dies(Consumer<Ledger> doing) {
        try (Ledger ledger = Ledger.open(directory, RUN, "fake")) {
            ledger.keep();
            doing.accept(ledger);
        }
    }

    private void soonThereIs(String collection, String name) {
        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(() -> region.put(collection, name));
    }

    private String attachedVolume(String server, String name) {
        String id = region.put("volumes", name);
        ObjectNode volume = region.thing(id).put("status", "in-use");
        volume.putArray("attachments").addObject().put("server_id", server);
        return id;
    }

    private String addressWithoutDescription() {
        String id = region.put("floatingips", "");
        region.thing(id).remove("description");
        return id;
    }
}
