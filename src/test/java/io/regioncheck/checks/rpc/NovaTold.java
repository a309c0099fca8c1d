package io.regioncheck.checks.rpc;

import io.regioncheck.environment.Node;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What hosts with nova tell of their packages and their configuration. */
final class NovaTold {
    static final String ZED = "system dpkg\ndpkg\tpython3-nova\t2:26.2.2-1~deb12u5\tii\t1700000000\n";
    static final String YOGA = "system dpkg\ndpkg\tpython3-nova\t3:25.2.1-0ubuntu2~cloud0\tii\t1700000000\n";

    private NovaTold() {}

    /** A host with these packages and files. */
    static HostReadings host(String packages, String config, Node... names) {
        return host(text(packages), text(config), names);
    }

    static HostReadings host(Reading packages, Reading config, Node... names) {
        return new HostReadings(
                names[0],
                List.of(names),
                Map.of(Item.PACKAGES, packages, Item.CONFIG_FILES, config),
                Duration.ofSeconds(1),
                Optional.empty());
    }

    static Reading.Text text(String text) {
        return new Reading.Text(text, 0, false);
    }

    /** A file as the hosts' script tells it. */
    static String file(String path, String... lines) {
        StringBuilder out = new StringBuilder("=\t" + path + "\n");
        for (int i = 0; i < lines.length; i++) {
            out.append(i + 1).append('\t').append(lines[i]).append('\n');
        }
        return out + "$\t" + lines.length + "\n";
    }

    /** A nova.conf with a pin for compute, or with none where the word is empty. */
    static String pinned(String word) {
        return word.isEmpty()
                ? file("/etc/nova/nova.conf", "[DEFAULT]", "debug = false")
                : file("/etc/nova/nova.conf", "[upgrade_levels]", "compute = " + word);
    }
}
