package io.regioncheck.checks.logs;

import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hosts whose logs say something. */
final class LogHosts {
    static final Instant NOW = Instant.now();
    private static final SshAccess SSH =
            new SshAccess("127.0.0.1", 22, "verifier", Path.of("key"), Optional.empty(), true);

    private LogHosts() {}

    /** A compute whose nova-compute.log says this, in the words of the script between its file and its end. */
    static HostReadings saying(String host, String... frames) {
        return with(host, "logs /var/log/nova 1\nfile /var/log/nova/nova-compute.log\n" + String.join("", frames));
    }

    static HostReadings with(String host, String told) {
        String text = "zone +0000\nsince " + NOW.minusSeconds(3600).getEpochSecond() + "\n" + told + "end\n";
        return readings(host, new Reading.Text(text, 0, false));
    }

    static HostReadings readings(String host, Reading reading) {
        return new HostReadings(
                new Node(host, Set.of(Role.COMPUTE), SSH), Map.of(Item.LOG_LINES, reading), Duration.ofSeconds(1));
    }

    /** The same host, with a package that was unpacked some minutes ago. */
    static HostReadings unpacked(HostReadings host, String name, int minutesAgo) {
        String line = "system dpkg\ndpkg\t" + name + "\t2:26.2.2-1\tii\t"
                + NOW.minusSeconds(60L * minutesAgo).getEpochSecond() + "\n";
        return new HostReadings(
                host.host(),
                Map.of(Item.LOG_LINES, host.of(Item.LOG_LINES), Item.PACKAGES, new Reading.Text(line, 0, false)),
                host.took());
    }

    static String error(int count, int minutesAgo, String message) {
        return frame("E", count, minutesAgo) + line("ERROR", "[-] " + message);
    }

    static String critical(String message) {
        return frame("E", 1, 5) + line("CRITICAL", "[-] " + message);
    }

    static String traceback(int count, String message, String raised) {
        return frame("E", count, 5)
                + line("ERROR", "[-] " + message)
                + line("ERROR", "Traceback (most recent call last):")
                + line("ERROR", "  File \"/usr/x.py\", line 3, in f")
                + line("ERROR", raised);
    }

    static String deprecation(int count, String message) {
        return frame("D", count, 30) + line("WARNING", "[-] " + message);
    }

    private static String frame(String kind, int count, int minutesAgo) {
        long last = NOW.minusSeconds(60L * minutesAgo).getEpochSecond();
        return kind + " " + count + " " + (count == 1 ? last : last - 60) + " " + last + "\n";
    }

    private static String line(String level, String words) {
        return " 2026-11-28 07:12:00.001 17871 " + level + " nova.compute.manager " + words + "\n";
    }
}
