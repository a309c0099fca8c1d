package io.regioncheck.ledger;

import io.regioncheck.openstack.Cloud;
import io.regioncheck.openstack.EnvironmentBuilder;
import io.regioncheck.openstack.FakeCloud;
import io.regioncheck.openstack.NetworkSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JVM of its own: looks at ledgers, or is a run that somebody kills. */
final class OtherProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private OtherProcess(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = process.inputReader();
    }

    static OtherProcess thatLooksAt(Path ledgers) throws IOException {
        return new OtherProcess("look", ledgers.toString());
    }

    /** Returns a run that makes a network, prints its name, then asks for a router, and prints that one's name when it has it. */
    static OtherProcess thatRuns(Path ledgers, RunId run, FakeCloud cloud) throws IOException {
        return new OtherProcess("run", ledgers.toString(), run.value(), cloud.url());
    }

    String line() throws IOException {
        return String.valueOf(out.readLine());
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String... arguments) {
        Path ledgers = Path.of(arguments[1]);
        if (arguments[0].equals("look")) {
            Journal.in(ledgers)
                    .forEach(journal -> System.out.println(journal.run() + (journal.alive() ? " alive" : " dead")));
            return;
        }
        var environment = EnvironmentBuilder.of(arguments[3]).build();
        try (Cloud cloud = Cloud.of(environment);
                Ledger ledger = Ledger.open(ledgers, new RunId(arguments[2]), "fake")) {
            Workshop workshop = new Workshop(cloud, ledger, environment.limits());
            System.out.println(workshop.network(
                            new NetworkSpec(workshop.name("net"), Optional.empty(), Optional.empty(), Optional.empty()))
                    .name());
            System.out.println(
                    workshop.router(workshop.name("router"), Optional.empty()).name());
        }
    }
}
