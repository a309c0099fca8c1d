package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.node.config.ConfigFile;
import io.regioncheck.node.config.HostConfig;
import io.regioncheck.node.config.Setting;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is secret in files of configuration stays on its host, and what is not can be read. */
class SecretsScriptTests {
    private static final String SECRET = "geheim-4711";
    private static final String PATH = "/etc/nova/nova.conf";

    @TempDir
    private Path directory;

    static Stream<String> awks() {
        return LogScript.awks();
    }

    /** An option, and what of its value is a secret. */
    private record Marked(String name, String what) {
        String value() {
            return switch (what) {
                case "address" -> "rabbit://nova:" + SECRET + "@10.0.0.1:5672/";
                case "words" -> "backend_id:array-2,san_password:" + SECRET;
                default -> SECRET;
            };
        }
    }

    private static List<String> lines(String resource) throws IOException, URISyntaxException {
        return Files.readAllLines(Path.of(Objects.requireNonNull(SecretsScriptTests.class.getResource(resource))
                        .toURI()))
                .stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private String told(String awk, List<String> lines) throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            found.add(PATH + ":" + (i + 1) + ":" + lines.get(i));
        }
        return new ItemScript(directory, List.of(), found).run(awk, "config-files");
    }

    private static ConfigFile file(String told) {
        return HostConfig.parse(told, false).file(PATH).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("awks")
    void allThatUpstreamMarksAsSecretIsAHash(String awk) throws Exception {
        List<Marked> all = lines("config/marked-secret.tsv").stream()
                .map(line -> line.split("\t"))
                .map(cells -> new Marked(cells[0], cells[2]))
                .toList();
        assertThat(all).hasSizeGreaterThan(100);
        List<Marked> secret =
                all.stream().filter(one -> !one.what().startsWith("readable: ")).toList();
        List<String> lines = new ArrayList<>(List.of("[DEFAULT]"));
        secret.forEach(one -> lines.add(one.name() + " = " + one.value()));

        String told = told(awk, lines);

        assertThat(told.lines().filter(line -> line.contains(SECRET))).isEmpty();
        assertThat(file(told).settings())
                .hasSize(secret.size())
                .allSatisfy(setting -> assertThat(setting.isSecret())
                        .as(setting.name() + " = " + setting.value())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("awks")
    void whatIsNoneCanBeRead(String awk) throws Exception {
        List<String> lines = new ArrayList<>(List.of("[DEFAULT]"));
        for (String option : lines("config/never-secret.txt")) {
            lines.add(option.substring(option.indexOf('/') + 1) + " = plain");
        }

        assertThat(file(told(awk, lines)).settings())
                .hasSizeGreaterThan(30)
                .allSatisfy(setting ->
                        assertThat(setting.value()).as(setting.name()).isEqualTo("plain"));
    }

    @ParameterizedTest
    @MethodSource("awks")
    void aTokenIsOneWhateverTheOptionIsCalled(String awk) throws Exception {
        List<String> lines = List.of(
                "[vendor]",
                "array_login = eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln",
                "vault = hvs.CAESIJ4711",
                "other = \"gAAAAABk4711\"",
                "name = eyJ");

        assertThat(file(told(awk, lines)).settings())
                .extracting(Setting::isSecret)
                .containsExactly(true, true, true, false);
    }
}
