package io.regioncheck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.Parameters;
import io.regioncheck.check.Patience;
import io.regioncheck.check.Progress;
import io.regioncheck.check.RunHeader;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Shared;
import io.regioncheck.check.Verdict;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Tls;
import io.regioncheck.environment.Waiver;
import io.regioncheck.run.toys.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs as operators start them, on toy checks: whatever these do, a run ends in time, cleans up and says what it knows. */
@Timeout(60)
class RegionRunTests {
    private static final Patience LITTLE = new Patience(Duration.ofMillis(100), Duration.ofMillis(500));
    private static final Duration CLEANUP = Duration.ofSeconds(2);

    @TempDir
    private Path ledgers;

    private final SampleEnvironment environment = new SampleEnvironment();
    private final Interruption interruption = new Interruption();
    private final List<String> ended = new CopyOnWriteArrayList<>();

    @BeforeEach
    @AfterEach
    void reset() {
        Switch.reset();
    }

    @Test
    void everyCellBecomesAResult() {
        RunResult run = run("well");
        assertThat(run.checks())
                .extracting(result -> result.label() + " " + result.outcome())
                .containsExactly(
                        "compute.cells a passed",
                        "compute.cells b failed",
                        "compute.cells c skipped",
                        "compute.leaf passed",
                        "compute.nowhere skipped",
                        "compute.root passed");
        assertThat(run.verdict()).isEqualTo(Verdict.UNHEALTHY);
        assertThat(of(run, "compute.cells c").reason()).hasValue("c is not ours");
        assertThat(of(run, "compute.nowhere").reason()).hasValue("the environment names none");
        assertThat(of(run, "compute.root").facts()).containsExactly("it is there, for 3");
        assertThat(ended).hasSize(6).doesNotHaveDuplicates();
        assertThat(run.created()).isZero();
        assertThat(ledgers).as("nothing was created, nothing is kept").isEmptyDirectory();
        assertThat(run.again()).isEqualTo("mvn verify -Denv=sample -Dsuite=toys -Dchecks=compute.cells");
    }

    @Test
    void aWaivedFindingWarns() {
        environment.waivers(
                new Waiver("compute.cells", "b", "known", LocalDate.now().plusDays(1)));
        RunResult run = run("well");
        assertThat(run.verdict()).isEqualTo(Verdict.HEALTHY_WITH_WARNINGS);
        assertThat(of(run, "compute.cells b").findings())
                .extracting(Finding::waived)
                .doesNotContain(Optional.empty());
    }

    @Test
    void whatIsBrokenInACheckIsUnverifiedAndItsDependantsNameIt() {
        RunResult run = run("broken");
        assertThat(run.verdict()).isEqualTo(Verdict.UNVERIFIED);
        assertThat(of(run, "identity.mistake").reason())
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("regioncheck itself").contains("of ours"));
        assertThat(of(run, "identity.mistake").evidence())
                .anySatisfy(item -> assertThat(item.content()).contains("BrokenChecks.mistake"));
        assertThat(of(run, "identity.assertion").outcome()).isEqualTo(Outcome.UNVERIFIED);
        assertThat(of(run, "identity.nothing").reason()).hasValue("it compared nothing");
        assertThat(of(run, "identity.parameter").outcome()).isEqualTo(Outcome.UNVERIFIED);
        assertThat(of(run, "identity.unmade").outcome()).isEqualTo(Outcome.UNVERIFIED);
        assertThat(of(run, "identity.unmade-leaf").rootCause()).hasValue("identity.unmade");
        assertThat(of(run, "identity.leaf").rootCause()).hasValue("identity.mistake");
        assertThat(of(run, "identity.call").reason())
                .as("a region that does not answer")
                .hasValueSatisfying(reason -> assertThat(reason).contains("127.0.0.1:1"));
        assertThat(of(run, "identity.call").evidence())
                .anySatisfy(item -> assertThat(item.content()).contains("POST"));
        assertThat(run.again()).as("all is open again").isEqualTo("mvn verify -Denv=sample -Dsuite=toys");
    }

    @Test
    void aCheckThatHangsIsEndedAtItsDeadlineAndItsThreadWithIt() {
        RunResult run = run("hanging");
        assertThat(of(run, "identity.hanging").outcome()).isEqualTo(Outcome.UNVERIFIED);
        assertThat(of(run, "identity.hanging").reason()).hasValue("its deadline of 1 s passed");
        assertThat(of(run, "identity.swallowing").outcome()).isEqualTo(Outcome.UNVERIFIED);
        assertThat(of(run, "identity.swallowing").findings()).isEmpty();
        assertThat(of(run, "identity.leaf").rootCause()).hasValue("identity.hanging");
        assertThat(of(run, "identity.fellow").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(run.notices()).isEmpty();
        assertThat(Switch.THREADS).hasSize(2);
        await().until(() -> Switch.THREADS.stream().noneMatch(RegionRunTests::isInACheck));
    }

    @Test
    void aCheckThatCannotBeEndedIsLeftBehind() {
        RunResult run = run("deaf");
        assertThat(run.duration()).isLessThan(Duration.ofSeconds(10));
        assertThat(of(run, "identity.deaf").outcome())
                .as("what it found before is true")
                .isEqualTo(Outcome.FAILED);
        assertThat(of(run, "identity.deaf").reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("did not stop when told to"));
        assertThat(of(run, "identity.leaf").rootCause()).hasValue("identity.deaf");
        assertThat(of(run, "identity.fellow").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(run.notices()).anyMatch(notice -> notice.contains("did not stop"));
        assertThat(ledgers)
                .as("the next run looks for what it may have created")
                .isNotEmptyDirectory();
        assertThat(ended).containsExactlyInAnyOrder("identity.fellow", "identity.deaf", "identity.leaf");

        Switch.release();
        await().until(() -> Switch.THREADS.stream().noneMatch(RegionRunTests::isInACheck));
        assertThat(Switch.EVENTS).as("nothing is created once the run is over").isEmpty();
    }

    @Test
    void aCheckThatCannotBeEndedKeepsNoPlaceFromTheOthers() {
        environment.requestsAtOnce(1);
        Switch.started();
        RunResult run = run("deaf");
        assertThat(of(run, "identity.fellow").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void theDeadlineOfTheRunEndsAll() {
        environment.runDeadline(Duration.ofSeconds(1));
        RunResult run = run("patient");
        assertThat(run.verdict()).isEqualTo(Verdict.UNVERIFIED);
        assertThat(run.reason()).hasValue("the run's deadline of 1 s passed");
        assertThat(run.checks())
                .extracting(CheckResult::outcome)
                .containsExactly(Outcome.UNVERIFIED, Outcome.UNVERIFIED);
        assertThat(run.checks()).extracting(CheckResult::reason).containsOnly(run.reason());
        assertThat(Switch.EVENTS).isEmpty();
    }

    @Test
    void anInterruptionEndsAllAndStillCleansUp() throws Exception {
        try (ToyCloud cloud = new ToyCloud()) {
            environment.keystone(cloud.keystone());
            CompletableFuture<RunResult> running = CompletableFuture.supplyAsync(() -> run("creating"));
            Switch.awaitStart();
            interruption.ask("SIGINT");
            RunResult run = running.join();
            assertThat(run.verdict()).isEqualTo(Verdict.INTERRUPTED);
            assertThat(run.reason()).hasValue("SIGINT");
            assertThat(of(run, "network.creating").reason()).hasValue("SIGINT");
            assertThat(run.created()).isEqualTo(1);
            assertThat(run.leaked()).isEmpty();
            assertThat(cloud.deleted()).hasSize(1);
            assertThat(ledgers).isEmptyDirectory();
        }
    }

    @Test
    void afterAnInterruptionNothingBegins() {
        interruption.ask("SIGTERM");
        RunResult run = run("well");
        assertThat(run.verdict()).isEqualTo(Verdict.INTERRUPTED);
        assertThat(run.checks())
                .filteredOn(result -> result.outcome() != Outcome.SKIPPED)
                .extracting(CheckResult::reason)
                .hasSize(4)
                .containsOnly(Optional.of("SIGTERM"));
    }

    @Test
    void aDeafCheckDoesNotKeepAnInterruptedRunAlive() throws Exception {
        CompletableFuture<RunResult> running = CompletableFuture.supplyAsync(() -> run("deaf"));
        Switch.awaitStart();
        interruption.ask("SIGTERM");
        assertThat(running.join().verdict()).isEqualTo(Verdict.INTERRUPTED);
    }

    @Test
    void sixtyAreSkippedForOneRootEvenIfOnlyOneMayWork() {
        environment.requestsAtOnce(1);
        RunResult run = run("crowd");
        assertThat(run.checks()).hasSize(62);
        assertThat(run.checks())
                .filteredOn(result -> result.rootCause().equals(Optional.of("identity.zz-root")))
                .hasSize(61);
        assertThat(run.counts()).containsEntry(Outcome.FAILED, 1);
        assertThat(run.duration()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void amongChecksThatExplainEachOtherOneStaysRedEvenIfOnlyOneMayWork() {
        environment.requestsAtOnce(1);
        RunResult run = run("circle");
        assertThat(run.verdict()).isEqualTo(Verdict.UNHEALTHY);
        assertThat(run.counts()).containsEntry(Outcome.FAILED, 1).containsEntry(Outcome.SKIPPED, 2);
        String red = run.checks().stream()
                .filter(result -> result.outcome() == Outcome.FAILED)
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(run.checks())
                .filteredOn(result -> result.outcome() == Outcome.SKIPPED)
                .allSatisfy(result -> assertThat(result.rootCause()).hasValue(red));
        assertThat(of(run, "identity.fox").reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("nothing to eat"));
    }

    @Test
    void whatTheCleanupCannotSeeIsALeak() throws Exception {
        try (ToyCloud cloud = new ToyCloud()) {
            for (ToyCloud.Listing listing :
                    List.of(ToyCloud.Listing.BROKEN, ToyCloud.Listing.NONSENSE, ToyCloud.Listing.SILENT)) {
                cloud.listing(listing);
                environment.keystone(cloud.keystone());
                Switch.reset();
                Switch.release();
                RunResult run = run("creating");
                assertThat(run.verdict()).as("%s", listing).isEqualTo(Verdict.UNHEALTHY);
                assertThat(of(run, "network.creating").outcome()).isEqualTo(Outcome.PASSED);
                assertThat(run.leaked()).as("%s", listing).isNotEmpty().allMatch(leak -> leak.contains("network"));
            }
            assertThat(ledgers).isNotEmptyDirectory();
        }
    }

    @Test
    void aCleanupThatBreaksIsALeakOfAllThatItWasToRemove() throws Exception {
        try (ToyCloud cloud = new ToyCloud()) {
            environment.keystone(cloud.keystone());
            CompletableFuture<RunResult> running = CompletableFuture.supplyAsync(() -> run("creating"));
            Switch.awaitStart();
            cloud.endpoint("no URL at all");
            Switch.release();
            RunResult run = running.join();
            assertThat(run.verdict()).isEqualTo(Verdict.UNHEALTHY);
            assertThat(of(run, "network.creating").outcome()).isEqualTo(Outcome.PASSED);
            assertThat(run.leaked()).hasSize(1).first().asString().contains("network", "the cleanup broke off");
            assertThat(ledgers).isNotEmptyDirectory();
        }
    }

    @Test
    void aLedgerThatCannotBeOpenedLeavesAllUnverified() throws IOException {
        Path file = Files.createFile(ledgers.resolve("file"));
        RunResult run = run("well", file.resolve("below"));
        assertThat(run.verdict()).isEqualTo(Verdict.UNVERIFIED);
        assertThat(run.reason()).hasValueSatisfying(reason -> assertThat(reason).contains("cannot open the ledger"));
        assertThat(run.checks()).hasSize(6).extracting(CheckResult::outcome).containsOnly(Outcome.UNVERIFIED);
    }

    @Test
    void anAuthorityThatCannotBeReadLeavesAllUnverified() {
        environment.tls(new Tls(Optional.of(ledgers.resolve("missing.pem")), true, 30));
        RunResult run = run("well");
        assertThat(run.verdict()).isEqualTo(Verdict.UNVERIFIED);
        assertThat(run.reason()).hasValueSatisfying(reason -> assertThat(reason).contains("missing.pem"));
    }

    @Test
    void whatIsNoLedgerAmongThemIsLeftAlone() throws IOException {
        Path notes = Files.writeString(ledgers.resolve("notes.ledger"), "not ours");
        RunResult run = run("well");
        assertThat(run.checks()).extracting(CheckResult::outcome).contains(Outcome.PASSED);
        assertThat(notes).hasContent("not ours");
    }

    @Test
    void aRunThatDiedInARegionThatIsDeadNowIsANotice() throws IOException {
        Files.writeString(ledgers.resolve("0badcafe.ledger"), "{\"run\":\"0badcafe\"}\n");
        RunResult run = run("well");
        assertThat(run.checks()).extracting(CheckResult::outcome).contains(Outcome.PASSED);
        assertThat(run.notices()).hasSize(1).first().asString().contains("cannot look for leftovers", "127.0.0.1:1");
        assertThat(ledgers.resolve("0badcafe.ledger")).exists();
    }

    @Test
    void aConsoleThatBreaksCostsNoResult() {
        Plan plan = plan("well");
        RunResult run = new RegionRun(plan, ledgers, new Torn(), interruption, new Shared(), LITTLE, CLEANUP).execute();
        assertThat(run.verdict().exitCode()).isNotZero();
        assertThat(run.checks()).hasSize(6);
    }

    @Test
    void aRunOfSomeChecksSaysSo() {
        Plan plan = Plan.of(environment.build(), suite(), List.of("compute.leaf"), CheckCatalogue.in(toys("well")));
        RunResult run = new RegionRun(plan, ledgers, progress(), interruption, new Shared()).execute();
        assertThat(run.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(run.notices()).hasSize(1).first().asString().contains("only compute.leaf was asked for");
    }

    @Test
    void aRunWithoutChecksIsUnverified() {
        Plan plan = new Plan(environment.build(), suite(), List.of(), List.of());
        RunResult run = new RegionRun(plan, ledgers, progress(), interruption, new Shared()).execute();
        assertThat(run.verdict()).isEqualTo(Verdict.UNVERIFIED);
        assertThat(run.reason()).hasValue("no check was selected");
    }

    private RunResult run(String toys) {
        return run(toys, ledgers);
    }

    private RunResult run(String toys, Path where) {
        return new RegionRun(plan(toys), where, progress(), interruption, new Shared(), LITTLE, CLEANUP).execute();
    }

    private Plan plan(String toys) {
        Environment built = environment.build();
        CheckCatalogue catalogue = CheckCatalogue.in(toys(toys));
        Suite suite =
                toys.equals("well") ? suite(Map.of("compute.root", new Parameters(Map.of("sample", 3)))) : suite();
        return Plan.of(built, suite, List.of(), catalogue);
    }

    private static String toys(String name) {
        return "io.regioncheck.run.toys." + name;
    }

    private static Suite suite() {
        return suite(Map.of());
    }

    private static Suite suite(Map<String, Parameters> parameters) {
        return new Suite("toys", "Toys", "never", List.of("*"), List.of(), parameters, true, Optional.empty());
    }

    private static CheckResult of(RunResult run, String label) {
        return run.checks().stream()
                .filter(result -> result.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isInACheck(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("io.regioncheck.run.toys"));
    }

    private Progress progress() {
        return new Listening(ended);
    }

    private record Listening(List<String> ended) implements Progress {
        @Override
        public void runStarts(RunHeader header) {}

        @Override
        public void checkStarts(String label) {}

        @Override
        public void checkDoing(String label, String doing) {}

        @Override
        public void checkEnds(CheckResult result) {
            ended.add(result.label());
        }
    }

    private static final class Torn implements Progress {
        @Override
        public void runStarts(RunHeader header) {}

        @Override
        public void checkStarts(String label) {
            throw new IllegalStateException("no space left on device");
        }

        @Override
        public void checkDoing(String label, String doing) {}

        @Override
        public void checkEnds(CheckResult result) {
            throw new IllegalStateException("no space left on device");
        }
    }
}
