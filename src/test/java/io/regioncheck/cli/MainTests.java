package io.regioncheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What commands make of what was typed. */
class MainTests {
    private static final String SECRET = "swordfish-of-the-region";

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line =
            Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void mavensEmptyArgumentsAndThoseOfOtherCommandsAreNotSaid() {
        assertThat(MavenArguments.said(line, "clean", "--env=lab", "--suite=smoke", "--checks=", "--run=0123abcd"))
                .containsExactly("clean", "--env=lab", "--run=0123abcd");
        assertThat(MavenArguments.said(line, "run", "--env=lab", "--suite=smoke", "--checks=", "--run="))
                .containsExactly("run", "--env=lab", "--suite=smoke");
        assertThat(MavenArguments.said(line, "list", "--env=lab", "--suite=smoke", "--checks=", "--run="))
                .containsExactly("list");
        assertThat(MavenArguments.said(line, "cleen", "--env=lab")).containsExactly("cleen", "--env=lab");
    }

    @Test
    void allPassesByWhatWantsToBeNamedAndSaysSo() throws IOException {
        environment("one", "");
        environment("two", "only-when-named: true\n");

        assertThat(plan("all")).isZero();
        assertThat(out.toString()).contains("one: region").doesNotContain("two: region");
        assertThat(err.toString()).contains("all passes by two").doesNotContain("one");

        assertThat(plan("two")).isZero();
        assertThat(plan("all,two")).isZero();
        assertThat(out.toString()).contains("two: region");
    }

    @Test
    void traceOfABrokenCommandHoldsNoSecret() throws IOException {
        environment("one", "");
        CommandLine broken = new CommandLine(new Breaking());
        broken.setExecutionExceptionHandler(line.getExecutionExceptionHandler());
        broken.setErr(new PrintWriter(err));

        int code = broken.execute("--environments=" + directory);

        assertThat(code).isEqualTo(ExitCode.UNVERIFIED);
        assertThat(err.toString())
                .contains("regioncheck broke", "IllegalStateException", "***")
                .doesNotContain(SECRET);
    }

    @CommandLine.Command(name = "breaking")
    private static final class Breaking implements Runnable {
        @CommandLine.Mixin
        private Places places = new Places();

        @Override
        public void run() {
            try (Chosen chosen = places.load(java.util.List.of("one"))) {
                throw new IllegalStateException("the password is "
                        + chosen.environments().get(0).identity().password().reveal());
            }
        }
    }

    private int plan(String environments) {
        return line.execute(
                "plan", "--env=" + environments, "--environments=" + directory, "--suite=smoke", "--suites=suites");
    }

    private void environment(String name, String more) throws IOException {
        Files.writeString(directory.resolve(name + ".yaml"), more + """
                region: RegionOne
                release: {target: zed}
                identity:
                  auth-url: http://keystone.example:5000/v3
                  username: verifier
                  password: {plain: %s}
                  project: verification
                services: [identity, image, network, compute, placement]
                zones: [nova]
                networks: [{name: vxlan, type: vxlan, kind: tenant, cidr: 10.1.0.0/24}]
                smoke: {image: cirros, flavor: tiny, markers: {booted: UP}}
                """.formatted(SECRET));
    }
}
