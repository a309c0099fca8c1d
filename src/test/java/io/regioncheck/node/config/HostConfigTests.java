package io.regioncheck.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What oslo.config 9 makes of the same lines was tried out with it. */
class HostConfigTests {

    private static ConfigFile file(String... lines) {
        StringBuilder told = new StringBuilder("=\t/etc/x/x.conf\n");
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                told.append(i + 1).append('\t').append(lines[i]).append('\n');
            }
        }
        return HostConfig.parse(told + "$\t" + lines.length + "\n", false)
                .file("/etc/x/x.conf")
                .orElseThrow();
    }

    private static EffectiveConfig effective(String... lines) {
        return EffectiveConfig.of(List.of(file(lines)));
    }

    @Test
    void theFirstEqualsSignOrColonPartsNameFromValue() {
        ConfigFile file = file("[DEFAULT]", "url: http://a=b", "url2 = http://a:b", "q = \"x\"", "half = \"x");
        assertThat(file.settings()).extracting(Setting::value).containsExactly("http://a=b", "http://a:b", "x", "\"x");
        assertThat(file.settings()).extracting(Setting::line).containsExactly(2, 3, 4, 5);
    }

    @Test
    void anIndentedLineGoesOnAndAGapEndsTheValue() {
        ConfigFile file = file("[a]", "v = 1", "  2", "", "  3", "w = 1");
        assertThat(file.settings()).extracting(Setting::value).containsExactly("1\n2", "1");
        assertThat(file.settings().get(0).lastLine()).isEqualTo(3);
        assertThat(file.trouble()).get().extracting(ConfigFile.Trouble::line).isEqualTo(5);
    }

    @Test
    void onlyDefaultInCapitalLettersIsThatGroup() {
        assertThat(file("[default]", "a = 1", "[DEFAULT]", "b = 1", "[Foo]", "c = 1")
                        .settings())
                .extracting(Setting::group)
                .containsExactly("default", "DEFAULT", "foo");
    }

    @Test
    void whatOsloConfigDoesNotReadIsNamed() {
        assertThat(file("a = 1").trouble())
                .get()
                .extracting(ConfigFile.Trouble::why)
                .isEqualTo("it stands before the first group");
        assertThat(file("[a").trouble()).isPresent();
        assertThat(file("[]").trouble()).isPresent();
        assertThat(file("[a]", "= 1").trouble()).isPresent();
        assertThat(file("[a]", "word").trouble()).isPresent();
    }

    @Test
    void theLastFileWins() {
        String told = "=\t/a.conf\n1\t[DEFAULT]\n2\tx = 1\n3\ty = 1\n=\t/b.conf\n1\t[DEFAULT]\n2\tx = 2\n";
        HostConfig host = HostConfig.parse(told, false);
        EffectiveConfig config = EffectiveConfig.of(
                List.of(host.files().get("/a.conf"), host.files().get("/b.conf")));
        assertThat(config.value("DEFAULT", "x")).contains("2");
        assertThat(config.value("DEFAULT", "y")).contains("1");
        assertThat(config.settings("DEFAULT", "x")).hasSize(2);
    }

    @Test
    void referencesArePutIn() {
        EffectiveConfig config = effective(
                "[DEFAULT]",
                "ip = 10.0.0.1",
                "a = $ip:${ip}x$$y\\$z $nobody",
                "b = $c",
                "c = $b",
                "[g]",
                "d = $ip ${g.e}",
                "e = 5");
        assertThat(config.value("DEFAULT", "a")).contains("10.0.0.1:10.0.0.1x$y$z $nobody");
        assertThat(config.value("g", "d")).contains("10.0.0.1 5");
        assertThat(config.value("DEFAULT", "b").orElseThrow()).startsWith("$");
    }

    @Test
    void aNameWithDashesIsNotFound() {
        assertThat(effective("[DEFAULT]", "my-opt = 1").value("DEFAULT", "my_opt"))
                .isEmpty();
    }

    @Test
    void runningServicesNameTheirFiles() {
        HostConfig host = HostConfig.parse("@\tnova-compute\tf:/etc/nova/nova.conf\td:/etc/nova/nova.conf.d\n", false);
        assertThat(host.running().get(0).sources())
                .extracting(RunningService.Source::kind)
                .containsExactly(RunningService.Kind.FILE, RunningService.Kind.DIRECTORY);
    }

    @Test
    void aHashSaysThatItIsOne() {
        assertThat(file("[a]", "password = <salted-sha256:0123456789abcdef>")
                        .settings()
                        .get(0)
                        .isSecret())
                .isTrue();
    }

    @Test
    void whatIsNoneOfOursIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> HostConfig.parse("secret words", false))
                .isInstanceOf(ConfigUnreadable.class)
                .hasMessageNotContaining("secret")
                .hasMessageContaining("line 1");
    }

    @Test
    void anEndThatIsCutIsNotBelieved() {
        HostConfig host = HostConfig.parse("=\t/a.conf\n1\t[DEFAULT]\n2\tx = 12", true);
        assertThat(host.file("/a.conf").orElseThrow().settings()).isEmpty();
        assertThat(host.cut()).isTrue();
        assertThat(Optional.of(host).map(HostConfig::files)).isPresent();
    }
}
