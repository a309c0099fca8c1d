package io.regioncheck.checks.rpc;

import io.regioncheck.release.RpcApi;
import io.regioncheck.release.RpcMatrix;
import io.regioncheck.release.RpcMatrix.HostGroup;
import io.regioncheck.release.RpcMatrix.Link;
import io.regioncheck.release.RpcTalk;
import io.regioncheck.release.RpcVersion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who can talk to whom, as text: of each API a table of who calls against who is called, with the numbers, and the groups' hosts. */
final class TalkTable {
    private final RpcMatrix matrix;
    private final List<HostGroup> groups;

    TalkTable(RpcMatrix matrix) {
        this.matrix = matrix;
        Set<HostGroup> all = new LinkedHashSet<>();
        matrix.links().forEach(link -> {
            all.add(link.client());
            all.add(link.server());
        });
        this.groups = List.copyOf(all);
    }

    String text() {
        StringBuilder text = new StringBuilder("Groups of hosts that behave the same\n");
        for (int i = 0; i < groups.size(); i++) {
            HostGroup group = groups.get(i);
            text.append(String.format(
                    Locale.ROOT, "  %-4s %d %s: %s%n", name(i), group.hosts().size(), group, Names.of(group.hosts())));
        }
        new TreeSet<>(matrix.links().stream().map(Link::api).toList()).forEach(api -> table(text, api));
        return text.toString();
    }

    private void table(StringBuilder text, RpcApi api) {
        List<Link> links =
                matrix.links().stream().filter(link -> link.api() == api).toList();
        List<HostGroup> clients = groups(links, Link::client);
        List<HostGroup> servers = groups(links, Link::server);
        text.append(String.format(Locale.ROOT, "%n%s: who calls, and whom%n  %-6s", api, ""));
        servers.forEach(server -> text.append(String.format(Locale.ROOT, "%-44s", name(groups.indexOf(server)))));
        for (HostGroup client : clients) {
            text.append(String.format(Locale.ROOT, "%n  %-6s", name(groups.indexOf(client))));
            servers.forEach(server -> text.append(String.format(Locale.ROOT, "%-44s", cell(links, client, server))));
        }
        text.append('\n');
        links.stream()
                .map(link -> String.format(
                        Locale.ROOT,
                        "    %s to %s: %s%n",
                        name(groups.indexOf(link.client())),
                        name(groups.indexOf(link.server())),
                        link.talk().why()))
                .forEach(text::append);
    }

    private static List<HostGroup> groups(List<Link> links, Function<Link, HostGroup> side) {
        return links.stream().map(side).distinct().toList();
    }

    private static String name(int index) {
        return "G" + (index + 1);
    }

    private static String cell(List<Link> links, HostGroup client, HostGroup server) {
        return links.stream()
                .filter(link -> link.client().equals(client) && link.server().equals(server))
                .map(link -> cell(link.talk()))
                .findFirst()
                .orElse("-");
    }

    private static String cell(RpcTalk talk) {
        String word = switch (talk.verdict()) {
            case CAN_TALK -> "can";
            case SOME_CALLS_REFUSED -> "in part";
            case CANNOT_TALK -> "CANNOT";
        };
        String sends = talk.sendsAtMost().map(version -> "up to " + version).orElse("nothing");
        String accepts = talk.accepts().stream().map(RpcVersion::toString).collect(Collectors.joining(" and "));
        return word + " (" + sends + ", takes " + accepts + ")";
    }
}
