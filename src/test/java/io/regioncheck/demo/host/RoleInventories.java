package io.regioncheck.demo.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.regioncheck.demo.host.Inventory.RunningProcess;
import io.regioncheck.demo.region.DemoHost.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What each role brings to a host, from {@code roles.yaml}; made once for each set of roles, and shared. */
final class RoleInventories {
    private static final String RESOURCE = "roles.yaml";

    private final Map<String, RoleItems> roles = new HashMap<>();
    private final Map<Set<Role>, Inventory> made = new HashMap<>();

    /** One role of the resource. */
    private record RoleItems(
            Map<String, String> files,
            Map<String, String> packages,
            List<RunningProcess> processes,
            Map<String, List<String>> flows) {}

    private RoleInventories() {}

    static RoleInventories load() {
        try (InputStream in = Objects.requireNonNull(RoleInventories.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            RoleInventories inventories = new RoleInventories();
            ObjectMapper mapper = new ObjectMapper();
            read.forEach((role, items) -> inventories.roles.put(role, mapper.convertValue(items, RoleItems.class)));
            return inventories;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + RESOURCE, failure);
        }
    }

    Inventory of(Set<Role> roles) {
        return made.computeIfAbsent(roles, this::union);
    }

    private Inventory union(Set<Role> wanted) {
        SortedMap<String, Content> files = new TreeMap<>();
        SortedMap<String, String> packages = new TreeMap<>();
        List<RunningProcess> processes = new ArrayList<>();
        SortedMap<String, List<String>> flows = new TreeMap<>();
        add("every", files, packages, processes, flows);
        wanted.stream()
                .sorted()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .forEach(role -> add(role, files, packages, processes, flows));
        return new Inventory(files, packages, processes.stream().distinct().toList(), flows);
    }

    private void add(
            String role,
            Map<String, Content> files,
            Map<String, String> packages,
            List<RunningProcess> processes,
            Map<String, List<String>> flows) {
        RoleItems items = Objects.requireNonNull(roles.get(role), role);
        items.files().forEach((path, text) -> files.put(path, Content.of(text)));
        packages.putAll(items.packages());
        processes.addAll(items.processes());
        flows.putAll(items.flows());
    }
}
