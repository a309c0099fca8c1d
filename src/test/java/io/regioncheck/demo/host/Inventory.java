package io.regioncheck.demo.host;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is on a host; hosts of the same roles share one.
 *
 * @param files what the files hold, by path
 * @param packages the versions that dpkg has installed, by package
 * @param processes who runs what
 * @param flows what the agent programmed into the bridges when it began, by bridge
 */
public record Inventory(
        SortedMap<String, Content> files,
        SortedMap<String, String> packages,
        List<RunningProcess> processes,
        SortedMap<String, List<String>> flows) {

    /** A process as ps shows it. */
    public record RunningProcess(String user, String command) {}

    public Inventory {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
        processes = List.copyOf(processes);
        flows = Collections.unmodifiableSortedMap(new TreeMap<>(flows));
    }

    /** Returns this with another content of a file. */
    public Inventory withFile(String path, Content content) {
        return new Inventory(with(files, path, content), packages, processes, flows);
    }

    /** Returns this with another version of a package. */
    public Inventory withPackage(String name, String version) {
        return new Inventory(files, with(packages, name, version), processes, flows);
    }

    /** Returns this without the processes whose command has a word in it. */
    public Inventory withoutProcess(String word) {
        List<RunningProcess> left = processes.stream()
                .filter(process -> !process.command().contains(word))
                .toList();
        return new Inventory(files, packages, left, flows);
    }

    /** Returns this with other flows of a bridge. */
    public Inventory withFlows(String bridge, List<String> lines) {
        return new Inventory(files, packages, processes, with(flows, bridge, List.copyOf(lines)));
    }

    private static <V> SortedMap<String, V> with(SortedMap<String, V> all, String key, V value) {
        SortedMap<String, V> changed = new TreeMap<>(all);
        changed.put(key, value);
        return changed;
    }
}
