package io.regioncheck.checks.smoke;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import io.regioncheck.environment.ExternalNetwork;
import io.regioncheck.node.Answer;
import io.regioncheck.node.NodeCommand;
import io.regioncheck.openstack.FloatingAddress;
import io.regioncheck.openstack.Port;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** Takes a floating address for a server and asks it from outside, as a user would. */
public final class FloatingProbe {
    private static final int TRY_SECONDS = 3;
    private static final int TRY_MILLIS = TRY_SECONDS * 1000;
    private static final int SSH_PORT = 22;

    /** What a shell says of a command that it does not find. */
    private static final int NOT_FOUND = 127;

    private static final Set<Integer> COMMAND_FAILED = Set.of(126, NOT_FOUND);

    private final Region region;
    private final Findings findings;
    private final ExternalNetwork outside;

    public FloatingProbe(Region region, Findings findings, ExternalNetwork outside) {
        this.region = region;
        this.findings = findings;
        this.outside = outside;
    }

    /** Returns whether the address answers; if not, that is a finding. The address is removed with its server. */
    public boolean answers(String name, SmokeNetwork network, Port port) {
        FloatingAddress floating = region.workshop()
                .floatingAddress(name, network.externalNetworkId().orElseThrow(), port.id());
        region.doing().accept("asking " + floating.address());
        Deadline deadline =
                region.deadline().atMost(Duration.ofSeconds(region.parameters().integer("floating-seconds", 45)));
        String from = outside.probeFrom().orElse("here");
        Answer last = Poll.every(Duration.ofSeconds(1))
                .until(
                        deadline,
                        () -> ask(floating.address()),
                        seen -> seen.isOk() || COMMAND_FAILED.contains(seen.exitCode()));
        cannotAsk(outside, last).ifPresent(reason -> {
            throw new CouldNotVerify(reason);
        });
        findings.expect(last.isOk(), floating.address())
                .observed("no answer to %s from %s within %s: %s", outside.probe(), from, deadline, words(last))
                .expected("an answer of server %s", name)
                .because("users reach their servers by floating addresses; the server itself is up and has its lease")
                .remedy(
                        "openstack network agent list --agent-type l3; on the network nodes: ip netns list; tail -n 50"
                                + " /var/log/neutron/neutron-l3-agent.log; does the wire of network %s reach the outside?",
                        outside.network());
        if (last.isOk()) {
            findings.confirm(
                    "floating address %s answers %s from %s: %s",
                    floating.address(), outside.probe(), from, words(last));
        }
        return last.isOk();
    }

    /**
     * Returns why an answer says nothing of the address, if that is so: whoever asked could not. Of ping, 1 is silence and 2 is trouble
     * of its own, such as no route (iputils, ping.8); a shell says 126 and 127 of a command that it cannot run (POSIX).
     */
    static Optional<String> cannotAsk(ExternalNetwork outside, Answer last) {
        boolean failed = COMMAND_FAILED.contains(last.exitCode());
        boolean troubled =
                outside.probe() == ExternalNetwork.Probe.PING && last.exitCode() != 0 && last.exitCode() != 1;
        if (!failed && !troubled) {
            return Optional.empty();
        }
        String tool = switch (outside.probe()) {
            case PING -> "ping";
            case HTTP -> "curl";
            case TCP -> "nc";
        };
        String where = outside.probeFrom().map(node -> "node " + node).orElse("this machine");
        return Optional.of(
                tool + " on " + where + " could not ask (" + words(last) + "): "
                        + (failed ? "install it there" : "has it a way to network " + outside.network() + "?")
                        + ", or set external.probe to another of ping, http and tcp, or external.probe-from to a node that can ask");
    }

    private Answer ask(String address) {
        Optional<String> node = outside.probeFrom();
        if (node.isEmpty()) {
            return askFromHere(address);
        }
        NodeCommand command = switch (outside.probe()) {
            case PING -> NodeCommand.ping(address, TRY_SECONDS);
            case HTTP -> NodeCommand.httpGet(address, TRY_SECONDS);
            case TCP -> NodeCommand.connect(address, SSH_PORT, TRY_SECONDS);
        };
        return region.shells().run(node.get(), command, Duration.ofSeconds(3 * TRY_SECONDS));
    }

    private Answer askFromHere(String address) {
        try {
            return switch (outside.probe()) {
                case PING -> ping(address);
                case HTTP -> fetch(address);
                case TCP -> connect(address);
            };
        } catch (IOException silence) {
            return new Answer(1, "", silence.toString());
        }
    }

    /** The system's own ping: without root, that of the JDK opens a TCP connection instead. */
    private static Answer ping(String address) throws IOException {
        Process ping;
        try {
            ping = new ProcessBuilder(
                            NodeCommand.ping(address, TRY_SECONDS).text().split(" "))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException noSuchCommand) {
            return new Answer(NOT_FOUND, "", String.valueOf(noSuchCommand.getMessage()));
        }
        try (InputStream output = ping.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(ping.waitFor(), said, "");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while pinging " + address);
        } finally {
            ping.destroyForcibly();
        }
    }

    private static Answer fetch(String address) throws IOException {
        HttpURLConnection page = (HttpURLConnection)
                URI.create("http://" + address + "/").toURL().openConnection(Proxy.NO_PROXY);
        page.setConnectTimeout(TRY_MILLIS);
        page.setReadTimeout(TRY_MILLIS);
        int status = page.getResponseCode();
        return new Answer(status < 400 ? 0 : 1, "HTTP status " + status, "");
    }

    private static Answer connect(String address) throws IOException {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(new InetSocketAddress(address, SSH_PORT), TRY_MILLIS);
            return new Answer(0, "port " + SSH_PORT + " is open", "");
        }
    }

    private static String words(Answer answer) {
        String said = (answer.output() + answer.errors()).strip();
        return said.isEmpty()
                ? "exit code " + answer.exitCode()
                : said.lines().reduce((first, second) -> second).orElse("");
    }
}
