package io.regioncheck.node.ovs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Real dumps, damaged at random: nothing hangs, and nothing comes out but records and the one exception. */
class MutatedDumpTests {
    private static final int DUMPS = Integer.getInteger("fuzz.dumps", 20_000);
    private static final List<String> SPLINTERS = List.of(
            "(",
            ")",
            ",",
            "learn(",
            "resubmit(",
            "=",
            " actions=",
            "\n",
            "0x",
            "-1",
            "99999999999999999999",
            "[[[[",
            "]",
            "\"",
            "\u0000",
            "\ud800",
            "= bridge x",
            "= table Port",
            "set_field:",
            "->vlan_vid",
            "output:",
            "{",
            "}",
            "é");

    private final Random random = new Random(20_150_430);
    private int parsed;
    private int refused;

    @Test
    void damagedDumpsAreReadOrRefused() {
        List<String> flows = List.of(
                Dumps.text("zed-flows.txt"), Dumps.text("kilo-flows.txt"), Dumps.text("openflow-1.5-flows.txt"));
        String bridges = Dumps.text("zed-bridges.txt");
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> {
            for (int i = 0; i < DUMPS; i++) {
                if (i % 4 == 0) {
                    readSwitch(damaged(bridges));
                } else {
                    readFlows(damaged(excerpt(flows.get(i % flows.size()))));
                }
            }
        });
        assertThat(parsed).isPositive();
        assertThat(refused).isPositive();
    }

    @Test
    void longHostileLinesTakeLinearTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (String splinter : SPLINTERS) {
                String line = " " + "cookie=0x1, ".repeat(20_000)
                        + "duration=1s, table=0, n_packets=0, n_bytes=0, priority=1," + splinter.repeat(20_000)
                        + " actions=" + splinter.repeat(20_000);
                Flow.read(line.replace('\n', ' ')).ifPresent(MutatedDumpTests::useAll);
            }
        });
    }

    private void readSwitch(String text) {
        try {
            VirtualSwitch.read(text.lines()).bridges().forEach(Bridge::interfaces);
            parsed++;
        } catch (SwitchUnreadable declared) {
            refused++;
        }
    }

    private void readFlows(String text) {
        for (BridgeFlows bridge : BridgeFlows.readAll(text.lines())) {
            bridge.whyUnknown();
            bridge.flows().forEach(MutatedDumpTests::useAll);
            parsed++;
        }
    }

    private static void useAll(Flow flow) {
        assertThat(flow.table()).isBetween(0, 255);
        flow.leadsTo();
        flow.ports();
        flow.vlan();
        flow.putsInto(19);
    }

    /** Some lines of a dump: whole ones would be read again and again for the few that are damaged. */
    private String excerpt(String text) {
        List<String> lines = text.lines().toList();
        List<String> some = new ArrayList<>(List.of("= bridge br-int"));
        int from = random.nextInt(lines.size());
        some.addAll(lines.subList(from, Math.min(lines.size(), from + 8)));
        return String.join("\n", some);
    }

    private String damaged(String text) {
        StringBuilder damaged = new StringBuilder(text);
        for (int times = 1 + random.nextInt(6); times > 0 && !damaged.isEmpty(); times--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(5)) {
                case 0 -> damaged.setCharAt(at, (char) random.nextInt(256));
                case 1 -> damaged.delete(at, Math.min(damaged.length(), at + 1 + random.nextInt(40)));
                case 2 -> damaged.insert(at, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
                case 3 ->
                    damaged.insert(at, damaged.substring(at, Math.min(damaged.length(), at + random.nextInt(60))));
                default -> damaged.setLength(Math.max(1, damaged.length() - random.nextInt(200)));
            }
        }
        return damaged.toString();
    }
}
