package io.regioncheck.checks.software;

import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.Reading;
import io.regioncheck.node.software.Packages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A host that says what the lab's, of Debian 12 and Zed, said, but for what a test changes. */
final class ToldHost {
    private final String name;
    private final Set<Role> roles;
    private final Map<Item, Reading> readings = new EnumMap<>(Item.class);

    ToldHost(String name, Role role, Role... more) {
        this.name = name;
        this.roles = EnumSet.of(role, more);
        readings.put(Item.PROCESSES, text(sample("processes.txt")));
        readings.put(Item.PACKAGES, text(sample("packages.txt")));
        readings.put(Item.PIP_PACKAGES, text("end\n"));
        readings.put(Item.CONFIG_TIMES, text(sample("config-times.txt")));
        readings.put(Item.DELETED_LIBRARIES, text("maps\t117\n"));
    }

    static Reading.Text text(String text) {
        return new Reading.Text(text, 0, false);
    }

    static String sample(String file) {
        try (InputStream in = Objects.requireNonNull(Packages.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    ToldHost with(Item item, Reading reading) {
        readings.put(item, reading);
        return this;
    }

    /** Changes what an item says; a change that changes nothing is a mistake of the test. */
    ToldHost change(Item item, UnaryOperator<String> how) {
        String before = ((Reading.Text) Objects.requireNonNull(readings.get(item))).text();
        String after = how.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("nothing of " + item + " is changed");
        }
        return with(item, text(after));
    }

    /** Gives packages whose names begin so another version. */
    ToldHost version(String pattern, String version) {
        return change(Item.PACKAGES, text -> text.replaceAll("(?m)^(dpkg\t" + pattern + "\t)[^\t]+", "$1" + version));
    }

    Node node() {
        SshAccess ssh = new SshAccess(name, 22, "verifier", Path.of("key"), Optional.empty(), true);
        return new Node(name, roles, ssh);
    }

    HostReadings readings() {
        return new HostReadings(node(), readings, Duration.ofSeconds(1));
    }
}
