package io.regioncheck.checks.smoke;

import io.regioncheck.check.Evidence;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Nodes;
import io.regioncheck.environment.Role;
import io.regioncheck.node.NodeCommand;
import io.regioncheck.node.NodeUnreachable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks into the services' logs, on the nodes that the environment names, for what they wrote under a request id. */
final class LogSearch {
    private static final int LINES = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** A bound on what one finding costs. */
    private static final int NODES = 5;

    private static final Pattern EXCEPTION = Pattern.compile(
            "([\\w.]*(?:Error|Exception|Cap\\w*|NoValidHost|Failed|Timeout|Unauthorized|BadRequest|Failure)(?:_Remote)?): (.+)");
    private static final int LONGEST = 240;

    private final Region region;
    private final List<String> lines = new ArrayList<>();

    private LogSearch(Region region) {
        this.region = region;
    }

    /**
     * Looks for all lines that were logged under a request id, and makes them evidence.
     *
     * @param host where the server is, if that is known: it is asked first
     */
    static LogSearch of(Region region, Findings findings, Optional<String> requestId, Optional<String> host) {
        LogSearch search = new LogSearch(region);
        requestId.ifPresent(id -> inOrder(region.environment().nodes(), host).stream()
                .limit(NODES)
                .forEach(node -> search.lines.addAll(search.ask(node, id))));
        if (!search.lines.isEmpty()) {
            findings.attach(Evidence.text("service-logs.txt", String.join("\n", search.lines) + "\n"));
        }
        return search;
    }

    /** Returns the most telling words of them. */
    Optional<String> reason() {
        return lines.stream()
                .filter(line -> line.contains(" ERROR ") || line.contains(" WARNING "))
                .flatMap(line -> exception(line).stream())
                .reduce((first, second) -> second);
    }

    boolean mentions(String word) {
        return lines.stream().anyMatch(line -> line.contains(word));
    }

    /** The host of the server knows most, then those that sent it there; several names may lead to one host, which is read once. */
    static List<Node> inOrder(Nodes nodes, Optional<String> host) {
        List<Node> distinct = new ArrayList<>();
        Stream.of(
                        nodes.hosts().stream()
                                .filter(node -> host.map(node::isCalled).orElse(false)),
                        nodes.having(Role.CONTROLLER).stream(),
                        nodes.having(Role.COMPUTE).stream())
                .flatMap(Function.identity())
                .filter(node -> distinct.stream().noneMatch(known -> known.ssh().equals(node.ssh())))
                .forEach(distinct::add);
        return distinct;
    }

    private List<String> ask(Node node, String requestId) {
        try {
            return region.shells()
                    .run(node.name(), NodeCommand.logLines(requestId, LINES), PATIENCE)
                    .output()
                    .lines()
                    .map(line -> node.name() + "  " + line)
                    .toList();
        } catch (NodeUnreachable unreachable) {
            return List.of("(its logs could not be read: " + unreachable.getMessage() + ")");
        }
    }

    /** A daemon that is told of another one's exception by RPC logs its name with _Remote behind it (oslo.messaging, rpc/client.py). */
    static Optional<String> exception(String line) {
        Matcher matcher = EXCEPTION.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String words = matcher.group();
        return Optional.of(words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…");
    }
}
