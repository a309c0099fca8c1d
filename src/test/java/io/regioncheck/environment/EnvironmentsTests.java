package io.regioncheck.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentsTests {
    @TempDir
    Path directory;

    @Test
    void whatAFileLeavesOutHasADefault() {
        Environment environment = Sample.in(directory).load();

        assertThat(environment.title()).isEqualTo("sample");
        assertThat(environment.identity().userDomain()).isEqualTo("Default");
        assertThat(environment.identity().endpointInterface()).isEqualTo("public");
        assertThat(environment.tls().verify()).isTrue();
        assertThat(environment.limits().runDeadline()).isEqualTo(Duration.ofMinutes(30));
        assertThat(environment.nodes().hosts()).isEmpty();
        assertThat(environment.broker()).isEmpty();
        assertThat(environment.notices())
                .as("what cannot be checked then is announced, not passed over")
                .satisfiesExactly(
                        notice -> assertThat(notice).startsWith("there is no external network"),
                        notice -> assertThat(notice).startsWith("smoke.markers has no metadata"),
                        notice -> assertThat(notice).startsWith("smoke.markers has no disk-mark"));
    }

    @Test
    void databasesAreKnownByTheirUsualNames() {
        Sample sample = Sample.in(directory).with("""
                database:
                  host: db
                  username: regioncheck
                  password: {plain: x}
                  names: {nova_api: nova_api_east}
                  elsewhere: [keystone]
                  baseline: schemas/east.json
                """);
        Database database = sample.load().database().orElseThrow();
        assertThat(database.tls()).isFalse();
        assertThat(database.name("nova_api")).isEqualTo("nova_api_east");
        assertThat(database.name("nova")).isEqualTo("nova");
        assertThat(database.elsewhere()).containsExactly("keystone");
        assertThat(database.baseline()).contains(directory.resolve("schemas/east.json"));

        Sample wrong = sample.replacing("nova_api:", "nova-api:").replacing("[keystone]", "[keyston]");
        assertThatThrownBy(wrong::load)
                .hasMessageContaining("database.names.nova-api: found \"nova-api\"")
                .hasMessageContaining("did you mean nova_api?")
                .hasMessageContaining("database.elsewhere[0]: found \"keyston\"");
    }

    @Test
    void baselinesBeginWhereTheFileIs() {
        Environment environment = Sample.in(directory).with("""
                baselines: {aggregates: kept/aggregates.json}
                required-extensions: [qos]
                """).load();
        assertThat(environment.baselines().aggregates()).contains(directory.resolve("kept/aggregates.json"));
        assertThat(environment.baselines().extensions()).isEmpty();
        assertThat(environment.requiredExtensions()).containsExactly("qos");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://keystone.example:5000", "https://keystone.example:5000/v3/"})
    void keystoneIsAskedAtV3(String url) {
        Environment environment = Sample.in(directory)
                .replacing("https://keystone.example:5000", url)
                .load();

        assertThat(environment.identity().authUrl()).hasToString("https://keystone.example:5000/v3");
    }

    @Test
    void namesAreTheFilesThatAreNoExamples() throws IOException {
        for (String file : List.of("b.yaml", "a.yaml", "c.yml", "d.example.yaml", ".#a.yaml", "notes.txt")) {
            Files.createFile(directory.resolve(file));
        }
        Files.createDirectory(directory.resolve("e.yaml"));

        assertThat(new Environments(directory).names()).containsExactly("a", "b", "c");
    }

    @Test
    void directoryThatIsNotThereHasNoNames() {
        assertThat(new Environments(directory.resolve("absent")).names()).isEmpty();
    }

    @Test
    void nameThatWasMistypedIsAnsweredWithTheNearest() throws IOException {
        Files.createFile(directory.resolve("region-x.yaml"));

        assertThatThrownBy(() -> new Environments(directory).load("regionx"))
                .isInstanceOf(FileInvalid.class)
                .hasMessage(directory.resolve("regionx.yaml")
                        + ":1: found no such file, allowed: region-x; did you mean region-x?");
    }

    @Test
    void otherSuffixIsNamedRatherThanPassedOver() throws IOException {
        Files.createFile(directory.resolve("region-x.yml"));

        assertThatThrownBy(() -> new Environments(directory).load("region-x"))
                .hasMessageEndingWith(":1: found only region-x.yml, allowed: a file that ends in .yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secrets", "region x", "region,x", ".hidden", "", "région"})
    void nameThatIsNoFileNameIsRefused(String name) {
        assertThatThrownBy(() -> new Environments(directory).load(name))
                .isInstanceOf(FileInvalid.class)
                .hasMessageEndingWith(":1: found the name \"" + name + "\", allowed: letters, digits, dots, - and _");
    }

    @Test
    void mistakesAreListedDownTheFile() {
        Sample broken = Sample.in(directory)
                .replacing("region:", "regoin:")
                .replacing("kind: tenant", "kind: tennant")
                .replacing("10.177.1.0", "10.177.1.1");

        assertThatThrownBy(broken::load)
                .satisfies(thrown -> assertThat(((FileInvalid) thrown).mistakes())
                        .extracting(Mistake::line, Mistake::path)
                        .containsExactly(
                                tuple(1, "region"),
                                tuple(1, "regoin"),
                                tuple(14, "networks[0].kind"),
                                tuple(15, "networks[0].cidr")));
    }

    @Test
    void expiredWaiverIsShownAndIsNoMistake() {
        Environment environment = Sample.in(directory).with("""
                        waivers:
                          - {check: compute.services, subject: node-113, reason: in repair, expires: 2026-11-23}
                          - {check: compute.services, subject: node-114, reason: in repair, expires: 2026-11-24}
                        """).load();

        assertThat(environment.waivers()).hasSize(2);
        assertThat(environment.notices())
                .contains("the waiver for compute.services (node-113) expired on 2026-11-23: "
                        + "what it covered counts again");
    }

    @Test
    void verificationThatIsSwitchedOffIsAnnounced() {
        Environment environment =
                Sample.in(directory).with("tls: {verify: false}\n").load();

        assertThat(environment.notices())
                .contains("TLS certificates are not verified (tls.verify: false): whoever answers is believed");
    }

    @Test
    void authorityWithoutCertificatesIsAMistake() {
        Sample broken =
                Sample.in(directory).withFile("ca.pem", "no certificate").with("tls: {ca-file: ca.pem}\n");

        assertThatThrownBy(broken::load).hasMessageEndingWith("ca.pem without a certificate, allowed: a PEM file");
    }

    @Test
    void markerWithoutAddressIsAnnouncedAndIsNoMistake() {
        Environment environment =
                Sample.in(directory).replacing("(?<address>[0-9.]+)", "[0-9.]+").load();

        assertThat(environment.notices())
                .anySatisfy(notice -> assertThat(notice).contains("(?<address>…)"));
    }

    @Test
    void markersAreLinesOfTheConsole() {
        Environment environment =
                Sample.in(directory).replacing("'up with", "'^up with").load();

        assertThat(environment
                        .smoke()
                        .booted()
                        .matcher("boot\r\nup with 10.0.0.7\r\n")
                        .find())
                .isTrue();
    }

    @Test
    void aliasesAndMergeKeysSayAThingOnce() {
        Environment environment =
                Sample.in(directory).withFile("key", "").with("""
                        nodes:
                          hosts:
                            - name: ctl
                              roles: &roles [controller, broker]
                              ssh: &ssh {user: verifier, port: 2222, key: key}
                            - name: ctl-2
                              roles: *roles
                              ssh:
                                user: other
                                <<: *ssh
                        """).load();

        Node second = environment.nodes().named("ctl-2").orElseThrow();
        assertThat(second.roles()).containsExactlyInAnyOrder(Role.CONTROLLER, Role.BROKER);
        assertThat(second.ssh().port()).isEqualTo(2222);
        assertThat(second.ssh().user()).isEqualTo("other");
    }

    @Test
    void windowsEndsOfLinesAndByteOrderMarkDoNotMatter() {
        Sample windows = Sample.in(directory).replacing("\n", "\r\n").replacing("region:", "\uFEFFregion:");

        assertThat(windows.load().region()).isEqualTo("RegionOne");
    }

    @Test
    void fileThatIsNotUtf8IsRefusedWithTheLine() throws IOException {
        Path file = directory.resolve("latin.yaml");
        Files.write(file, "region: RegionOne\ntitle: Zürich\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> new Environments(directory).load("latin"))
                .hasMessage(file + ":2: found a letter that is not in UTF-8, allowed: a file in UTF-8");
    }

    @Test
    void characterThatIsNoTextIsRefusedWithTheLine() {
        assertThatThrownBy(Sample.in(directory).with("title: a\u0007b\n")::load)
                .hasMessageEndingWith("sample.yaml:21: found the character BEL, allowed: printable text");
    }

    @Test
    void fileThatIsTooLargeIsRefused() {
        Sample huge = Sample.in(directory).with("# " + "x".repeat(1_000_000) + "\n");

        assertThatThrownBy(huge::load)
                .isInstanceOf(FileInvalid.class)
                .hasMessageContaining("found more than 1000000 bytes");
    }

    @Test
    void releasesAreOrderedAsTheSchemaLists() throws IOException {
        JsonNode known = schema().at("/$defs/release/enum");

        assertThat(known).extracting(JsonNode::asText).isEqualTo(Releases.ALL);
    }

    @Test
    void durationsAreWordedAlikeEverywhere() throws IOException {
        assertThat(schema().at("/$defs/duration/description").asText()).isEqualTo(Durations.ALLOWED);
    }

    private static JsonNode schema() throws IOException {
        return SchemaResource.read();
    }
}
