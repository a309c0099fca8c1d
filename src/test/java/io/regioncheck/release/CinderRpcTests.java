package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.release.CinderRpc.Api;
import io.regioncheck.release.CinderRpc.CinderTalk;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CinderRpcTests {
    private final CinderRpc rpc = CinderRpc.facts();

    @ParameterizedTest
    @CsvSource({
        "MITAKA, VOLUME, 2.0",
        "MITAKA, SCHEDULER, 2.0",
        "MITAKA, BACKUP, 2.0",
        "KILO, VOLUME, 1.23",
        "KILO, SCHEDULER, 1.7",
        "KILO, BACKUP, 1.0"
    })
    void knowsWhatAServiceWrites(Release release, Api api, String version) {
        assertThat(rpc.current(release, api)).hasToString(version);
    }

    @Test
    void knowsObjectVersions() {
        assertThat(rpc.objectVersions(Release.KILO)).isEmpty();
        assertThat(rpc.objectVersions(Release.MITAKA)).containsExactly("1.3");
        assertThat(Arrays.stream(Release.values()).map(rpc::objectVersions)).anyMatch(versions -> versions.size() == 2);
    }

    @Test
    void namesTheReleasesThatWriteTwoVersions() {
        assertThat(rpc.writersOf(Api.VOLUME, RpcVersion.parse("3.18"), "1.39"))
                .containsExactly(Release.YOGA, Release.ZED, Release.ANTELOPE, Release.BOBCAT);
        assertThat(rpc.writersOf(Api.VOLUME, RpcVersion.parse("3.16"), "1.39")).containsExactly(Release.XENA);
        assertThat(rpc.writersOf(Api.VOLUME, RpcVersion.parse("3.18"), "1.38")).isEmpty();
        assertThat(rpc.writersOf(Api.SCHEDULER, RpcVersion.parse("3.18"), "1.39"))
                .isEmpty();
    }

    @Test
    void namesTheBinary() {
        assertThat(Api.VOLUME.binary()).isEqualTo("cinder-volume");
    }

    @Test
    void mitakaTakesRowsWithoutVersionForLiberty() {
        CinderTalk talk = talk(Release.MITAKA, Release.LIBERTY, "", "2.0");
        assertThat(talk)
                .isEqualTo(new CinderTalk(
                        new RpcVersion(1, 30),
                        List.of(new RpcVersion(1, 30)),
                        RpcVerdict.CAN_TALK,
                        "sends up to 1.30, accepted is up to 1.30"));
        assertThat(talk(Release.MITAKA, Release.MITAKA, "", "2.0").verdict())
                .as("mitaka also serves 1.40")
                .isEqualTo(RpcVerdict.CAN_TALK);
    }

    @Test
    void aKiloVolumeServiceRefusesWhatLibertyTook() {
        CinderTalk talk = talk(Release.MITAKA, Release.KILO, "");
        assertThat(talk.verdict()).isEqualTo(RpcVerdict.SOME_CALLS_REFUSED);
        assertThat(talk.why())
                .isEqualTo("sends up to 1.30, accepted is up to 1.23: UnsupportedVersion for the newer calls");
    }

    @Test
    void theCapIsTheLowestOnRecord() {
        assertThat(talk(Release.NEWTON, Release.NEWTON, "3.0", "2.0").sendsAtMost())
                .isEqualTo(new RpcVersion(2, 0));
        assertThat(talk(Release.NEWTON, Release.MITAKA, "3.0", "2.0").verdict()).isEqualTo(RpcVerdict.CAN_TALK);
        assertThat(talk(Release.NEWTON, Release.MITAKA, "3.0").why())
                .isEqualTo("sends up to 3.0, accepted is up to 2.0 and 1.40: UnsupportedVersion at every call");
        assertThat(talk(Release.NEWTON, Release.MITAKA, "3.0").verdict()).isEqualTo(RpcVerdict.CANNOT_TALK);
        assertThat(talk(Release.NEWTON, Release.NEWTON).sendsAtMost()).isEqualTo(new RpcVersion(3, 0));
    }

    @Test
    void newtonGivesUpOnRowsWithoutVersion() {
        CinderTalk talk = talk(Release.NEWTON, Release.NEWTON, "", "3.0");
        assertThat(talk.verdict()).isEqualTo(RpcVerdict.CANNOT_TALK);
        assertThat(talk.why())
                .isEqualTo(
                        "a cinder-volume without a version on record is of liberty or older: newton raises ServiceTooOld");
    }

    @Test
    void aClientCannotSendAMajorThatItLost() {
        CinderTalk talk = talk(Release.OCATA, Release.OCATA, "2.6");
        assertThat(talk.verdict()).isEqualTo(RpcVerdict.CANNOT_TALK);
        assertThat(talk.why())
                .isEqualTo("capped at 2.6 by what is on record, and the client has no call of that major:"
                        + " RPCVersionCapError at every call");
    }

    @Test
    void beforeMitakaNothingIsCapped() {
        assertThat(talk(Release.LIBERTY, Release.KILO, "1.23").sendsAtMost()).isEqualTo(new RpcVersion(1, 30));
        assertThat(talk(Release.LIBERTY, Release.KILO, "1.23").verdict()).isEqualTo(RpcVerdict.SOME_CALLS_REFUSED);
    }

    @ParameterizedTest
    @EnumSource
    void everyReleaseTalksToItself(Release release) {
        for (Api api : Api.values()) {
            List<Optional<RpcVersion>> onRecord = List.of(Optional.of(rpc.current(release, api)));
            assertThat(rpc.talk(api, release, onRecord, release).verdict()).isEqualTo(RpcVerdict.CAN_TALK);
        }
    }

    private CinderTalk talk(Release client, Release server, String... onRecord) {
        List<Optional<RpcVersion>> rows =
                Arrays.stream(onRecord).map(RpcVersion::find).toList();
        return rpc.talk(Api.VOLUME, client, rows, server);
    }
}
