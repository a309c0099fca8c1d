package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NovaRpcTests {
    private static final OptionalInt NONE = OptionalInt.empty();

    private final NovaRpc rpc = NovaRpc.facts();

    @ParameterizedTest
    @CsvSource({
        "KILO, kilo, 3.40",
        "LIBERTY, kilo, 4.0",
        "MITAKA, kilo, 4.0",
        "MITAKA, liberty, 4.5",
        "MITAKA, 4.0, 4.0",
        "MITAKA, 4.0.1, 4.0",
        "MITAKA, icehouse, 3.23",
        "ROCKY, pike, 4.17",
        "TRAIN, train, 5.3"
    })
    void readsAWordByTheTableOfItsReader(Release reader, String word, String cap) {
        assertThat(pin(reader, word)).isInstanceOf(RpcPin.Fixed.class);
        assertThat(pin(reader, word).cap()).contains(RpcVersion.parse(cap));
    }

    @Test
    void saysWhatAPinMeansToWhom() {
        assertThat(pin(Release.MITAKA, "kilo").meaning()).isEqualTo("compute = kilo, 4.0 to mitaka code");
        assertThat(pin(Release.MITAKA, "4.0").meaning()).isEqualTo("compute = 4.0");
        assertThat(rpc.pin(Release.MITAKA, RpcApi.COMPUTE, Optional.empty(), NONE))
                .isEqualTo(new RpcPin.None());
        assertThat(new RpcPin.None().meaning()).isEqualTo("no pin");
        assertThat(pin(Release.MITAKA, "")).isEqualTo(new RpcPin.None());
    }

    @Test
    void noReleaseFromLibertyToPikeKnowsItsOwnName() {
        assertThat(pin(Release.MITAKA, "mitaka"))
                .isEqualTo(new RpcPin.Broken(
                        "compute = mitaka, which mitaka code does not know: ValueError at every call"));
        assertThat(pin(Release.LIBERTY, "liberty")).isInstanceOf(RpcPin.Broken.class);
        assertThat(pin(Release.PIKE, "pike")).isInstanceOf(RpcPin.Broken.class);
        assertThat(pin(Release.QUEENS, "queens")).isInstanceOf(RpcPin.Fixed.class);
    }

    @Test
    void hintsAtCapitalLetters() {
        assertThat(pin(Release.MITAKA, "Kilo").meaning())
                .isEqualTo("compute = Kilo, which mitaka code does not know (it knows kilo, in small letters):"
                        + " ValueError at every call");
        assertThat(pin(Release.MITAKA, "Kilo").cap()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "juneau", "4.x", "AUTO"})
    void makesNothingOfOtherWords(String word) {
        assertThat(pin(Release.MITAKA, word)).isInstanceOf(RpcPin.Broken.class);
    }

    @Test
    void autoHoldsTheCapAtTheOldestOnRecord() {
        assertThat(auto(Release.MITAKA, OptionalInt.of(2)))
                .isEqualTo(new RpcPin.Auto(
                        new RpcVersion(4, 5), "compute = auto, 4.5 for service version 2, the oldest on record"));
        assertThat(auto(Release.MITAKA, OptionalInt.of(9)).cap()).contains(new RpcVersion(4, 11));
        assertThat(auto(Release.MITAKA, NONE))
                .isEqualTo(new RpcPin.Auto(
                        new RpcVersion(4, 0), "compute = auto, 4.0 without a version of a nova-compute on record"));
        assertThat(auto(Release.NEWTON, OptionalInt.of(0)).cap()).contains(new RpcVersion(4, 11));
        assertThat(auto(Release.ZED, NONE).cap()).contains(new RpcVersion(6, 1));
    }

    @Test
    void autoGivesUpWhereTheComputesAreNewer() {
        assertThat(auto(Release.MITAKA, OptionalInt.of(15)))
                .isEqualTo(
                        new RpcPin.Broken("compute = auto, but the oldest nova-compute on record has service version 15"
                                + " and mitaka code knows them up to 9: ServiceTooOld at every call"));
    }

    @Test
    void autoIsForComputeAndFromMitakaOnly() {
        assertThat(auto(Release.LIBERTY, OptionalInt.of(2))).isInstanceOf(RpcPin.Broken.class);
        assertThat(rpc.pin(Release.MITAKA, RpcApi.CONDUCTOR, Optional.of("auto"), OptionalInt.of(9)))
                .isInstanceOf(RpcPin.Broken.class);
    }

    @Test
    void theConductorsSecondNameSpaceIsNeverPinned() {
        assertThat(rpc.pin(Release.MITAKA, RpcApi.COMPUTE_TASK, Optional.of("kilo"), NONE))
                .isEqualTo(new RpcPin.None());
        assertThat(rpc.talk(RpcApi.COMPUTE_TASK, Release.KILO, Optional.empty(), NONE, Release.MITAKA)
                        .verdict())
                .isEqualTo(RpcVerdict.CAN_TALK);
    }

    @Test
    void namesTheCallsThatAreRefused() {
        RpcTalk talk = rpc.talk(RpcApi.COMPUTE, Release.MITAKA, Optional.empty(), NONE, Release.LIBERTY);
        assertThat(talk.verdict()).isEqualTo(RpcVerdict.SOME_CALLS_REFUSED);
        assertThat(talk.refused()).contains("detach_volume (4.7)", "live_migration (4.8)", "trigger_crash_dump (4.6)");
        assertThat(talk.withheld()).isEmpty();
        assertThat(talk.why())
                .startsWith("no pin: sends up to 4.11, accepted is up to 4.5: UnsupportedVersion for ")
                .contains("detach_volume (4.7)");
    }

    @Test
    void namesTheCallsThatAPinWithholds() {
        RpcTalk talk = rpc.talk(RpcApi.COMPUTE, Release.MITAKA, Optional.of("kilo"), NONE, Release.MITAKA);
        assertThat(talk.verdict()).isEqualTo(RpcVerdict.CAN_TALK);
        assertThat(talk.withheld())
                .containsExactlyInAnyOrder(
                        "get_mks_console (4.3)",
                        "live_migration_force_complete (4.9)",
                        "live_migration_abort (4.10)",
                        "trigger_crash_dump (4.6)");
        assertThat(talk.refused()).isEmpty();
        assertThat(talk.why()).isEqualTo("compute = kilo, 4.0 to mitaka code: sends up to 4.0, accepted is up to 4.11");
    }

    @Test
    void saysWhyNothingGetsThrough() {
        assertThat(rpc.talk(RpcApi.COMPUTE, Release.KILO, Optional.of("kilo"), NONE, Release.MITAKA)
                        .why())
                .isEqualTo("compute = kilo, 3.40 to kilo code: sends up to 3.40, accepted is up to 4.11:"
                        + " UnsupportedVersion at every call");
        RpcTalk capped = rpc.talk(RpcApi.COMPUTE, Release.LIBERTY, Optional.of("juno"), NONE, Release.LIBERTY);
        assertThat(capped.why())
                .isEqualTo("compute = juno, 3.35 to liberty code: the client has no call so old:"
                        + " RPCVersionCapError at every call");
        assertThat(capped.sendsAtMost()).isEmpty();
        assertThat(capped.withheld()).contains("65 other calls (4.0)", "prep_resize, resize_instance (4.0)");
        RpcTalk broken = rpc.talk(RpcApi.COMPUTE, Release.MITAKA, Optional.of("mitaka"), NONE, Release.MITAKA);
        assertThat(broken.why()).isEqualTo(broken.pin().meaning());
        assertThat(broken.accepts()).containsExactly(new RpcVersion(4, 11));
        assertThat(broken.verdict()).isEqualTo(RpcVerdict.CANNOT_TALK);
    }

    @Test
    void aClientOfTwoMajorsFallsBackToTheOlderOne() {
        RpcTalk unpinned = rpc.talk(RpcApi.COMPUTE, Release.QUEENS, Optional.empty(), NONE, Release.PIKE);
        assertThat(unpinned.verdict()).isEqualTo(RpcVerdict.CANNOT_TALK);
        RpcTalk auto = rpc.talk(RpcApi.COMPUTE, Release.QUEENS, Optional.of("auto"), OptionalInt.of(22), Release.PIKE);
        assertThat(auto.verdict()).isEqualTo(RpcVerdict.CAN_TALK);
        assertThat(auto.sendsAtMost()).contains(new RpcVersion(4, 17));
        assertThat(rpc.talk(RpcApi.COMPUTE, Release.WALLABY, Optional.of("5.3"), NONE, Release.WALLABY)
                        .withheld())
                .as("the oldest form that there is")
                .contains("cache_images (5.4)");
    }

    @Test
    void refusesToGuess() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rpc.talk(RpcApi.CERT, Release.MITAKA, Optional.empty(), NONE, Release.MITAKA))
                .withMessage("this build does not know what mitaka clients of cert send");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rpc.talk(RpcApi.CELLS, Release.ZED, Optional.empty(), NONE, Release.ZED))
                .withMessage("nova of zed has no RPC API cells");
        assertThat(rpc.of(Release.ZED, RpcApi.CELLS)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyReleaseTalksToItself(Release release) {
        for (RpcApi api : List.of(RpcApi.COMPUTE, RpcApi.CONDUCTOR, RpcApi.COMPUTE_TASK, RpcApi.SCHEDULER)) {
            RpcTalk talk = rpc.talk(api, release, Optional.empty(), NONE, release);
            assertThat(talk.verdict()).as("%s", talk).isEqualTo(RpcVerdict.CAN_TALK);
            assertThat(talk.withheld()).isEmpty();
            assertThat(talk.accepts().get(0))
                    .isEqualTo(rpc.of(release, api).orElseThrow().max());
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"KILO", "LIBERTY"})
    void withAutoEveryReleaseTalksToComputesOfTheOneBefore(Release release) {
        Release before = Release.values()[release.ordinal() - 1];
        OptionalInt oldest = NovaServices.facts().versionOf(before);
        assertThat(rpc.talk(RpcApi.COMPUTE, release, Optional.of("auto"), oldest, before)
                        .verdict())
                .isEqualTo(RpcVerdict.CAN_TALK);
    }

    @Test
    void amongEqualsNoPinIsTheBest() {
        assertThat(words(Release.ZED, 64, Release.ZED).get(0)).isEmpty();
    }

    @Test
    void besideAnOlderComputeAutoIsTheBestAndThenTheHighestWord() {
        assertThat(words(Release.ZED, 61, Release.ZED, Release.YOGA))
                .startsWith(Optional.of("auto"), Optional.of("yoga"), Optional.of("xena"), Optional.of("wallaby"))
                .contains(Optional.of("queens"))
                .doesNotContain(Optional.empty(), Optional.of("zed"), Optional.of("juno"));
    }

    @Test
    void autoIsNoWayOutWhileTheRecordOfTheOlderComputeSaysOtherwise() {
        assertThat(words(Release.ZED, 64, Release.YOGA)).isNotEmpty().doesNotContain(Optional.of("auto"));
    }

    @Test
    void beforeAutoAWordMustDo() {
        assertThat(words(Release.LIBERTY, 0, Release.KILO)).containsExactly(Optional.of("kilo"));
    }

    @Test
    void noPinLetsAMitakaClientTalkToAKiloConductor() {
        assertThat(rpc.pinsThatTalk(RpcApi.CONDUCTOR, Release.MITAKA, Set.of(Release.KILO), NONE))
                .isEmpty();
        assertThat(rpc.pinsThatTalk(RpcApi.CONDUCTOR, Release.MITAKA, Set.of(Release.MITAKA), NONE))
                .containsExactly(Optional.empty(), Optional.of("liberty"));
    }

    private List<Optional<String>> words(Release client, int oldest, Release... servers) {
        return rpc.pinsThatTalk(RpcApi.COMPUTE, client, Set.of(servers), OptionalInt.of(oldest));
    }

    private RpcPin pin(Release reader, String word) {
        return rpc.pin(reader, RpcApi.COMPUTE, Optional.of(word), NONE);
    }

    private RpcPin auto(Release reader, OptionalInt oldest) {
        return rpc.pin(reader, RpcApi.COMPUTE, Optional.of("auto"), oldest);
    }
}
