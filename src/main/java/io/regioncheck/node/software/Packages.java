package io.regioncheck.node.software;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The packages of a host that matter to OpenStack.
 *
 * @param system who keeps them; nobody where neither dpkg nor rpm does
 * @param unreadable how many lines could not be understood
 */
public record Packages(Optional<PackageSystem> system, List<InstalledPackage> all, int unreadable) {
    private static final int FIELDS = 5;
    private static final String SYSTEM = "system ";

    public Packages {
        all = List.copyOf(all);
    }

    /** Reads the item PACKAGES. */
    public static Packages parse(String text) {
        Optional<PackageSystem> system = text.lines()
                .filter(line -> line.startsWith(SYSTEM))
                .findFirst()
                .flatMap(line -> system(line.substring(SYSTEM.length())));
        Told<InstalledPackage> told = Told.of(text.lines().filter(line -> !line.startsWith(SYSTEM)), Packages::line);
        return new Packages(system, told.all(), told.unreadable());
    }

    public Optional<InstalledPackage> named(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private static Optional<InstalledPackage> line(String line) {
        String[] field = line.split("\t", -1);
        if (field.length != FIELDS || field[1].isEmpty() || field[2].isEmpty()) {
            return Optional.empty();
        }
        OptionalLong since = Digits.number(field[4]);
        return since.isEmpty()
                ? Optional.empty()
                : system(field[0])
                        .map(system -> new InstalledPackage(
                                system, field[1], field[2], field[3], Instant.ofEpochSecond(since.getAsLong())));
    }

    private static Optional<PackageSystem> system(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "dpkg" -> Optional.of(PackageSystem.DPKG);
            case "rpm" -> Optional.of(PackageSystem.RPM);
            default -> Optional.empty();
        };
    }
}
