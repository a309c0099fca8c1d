package io.regioncheck.checks.smoke;

import io.regioncheck.check.Evidence;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.node.NodeCommand;
import io.regioncheck.node.NodeUnreachable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into the services' logs, on the nodes that the environment names, for what they wrote under a request id. */
final class LogSearch {
    private static final int LINES = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** A bound on what one finding costs; the controllers come first. */
    private static final int NODES = 5;

    private static final Pattern EXCEPTION = Pattern.compile(
            "([\\w.]*(?:Error|Exception|Cap\\w*|NoValidHost|Failed|Timeout|Unauthorized|BadRequest|Failure)): (.+)");
    private static final int LONGEST = 240;

    private final Region region;
    private final Findings findings;

    LogSearch(Region region, Findings findings) {
        this.region = region;
        this.findings = findings;
    }

    /** Returns the most telling line that was logged under a request id; all lines become evidence. */
    Optional<String> reason(Optional<String> requestId) {
        List<String> lines = new ArrayList<>();
        requestId.ifPresent(id -> nodes().forEach(node -> lines.addAll(ask(node, id))));
        if (!lines.isEmpty()) {
            findings.attach(Evidence.text("service-logs.txt", String.join("\n", lines) + "\n"));
        }
        return lines.stream()
                .filter(line -> line.contains(" ERROR ") || line.contains(" WARNING "))
                .flatMap(line -> exception(line).stream())
                .reduce((first, second) -> second);
    }

    private List<Node> nodes() {
        List<Node> nodes = new ArrayList<>(region.environment().nodes().having(Role.CONTROLLER));
        region.environment().nodes().having(Role.COMPUTE).stream()
                .filter(node -> !nodes.contains(node))
                .forEach(nodes::add);
        // several names may lead to one host: its logs are read once
        List<Node> distinct = new ArrayList<>();
        for (Node node : nodes) {
            if (distinct.stream().noneMatch(known -> known.ssh().equals(node.ssh()))) {
                distinct.add(node);
            }
        }
        return distinct.stream().limit(NODES).toList();
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

    private static Optional<String> exception(String line) {
        Matcher matcher = EXCEPTION.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String words = matcher.group();
        return Optional.of(words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…");
    }
}
