package io.regioncheck.demo.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares two JSON bodies by their shapes, and by the values of fields that say the state of things, in lists too. */
final class BodyParity {
    private static final String ALIAS = "alias";

    /** A floating address that was just made is DOWN until its agent has said otherwise: how soon, is a matter of the machine. */
    private static final String FLEETING = "/floatingips[";

    /** Fields of which the value is the same in every region after the same calls. */
    private static final Set<String> VALUES = Set.of(
            "status",
            "state",
            "alive",
            "binary",
            "agent_type",
            ALIAS,
            "OS-EXT-STS:vm_state",
            "OS-EXT-STS:power_state",
            "OS-EXT-STS:task_state",
            "code",
            "title",
            "type",
            "action",
            "result",
            "bootable",
            "visibility",
            "device_owner",
            "admin_state_up",
            "min_version",
            "max_version",
            "version");

    private final Shape lab;
    private final Shape other;
    private final Set<String> silenced = new TreeSet<>();
    private final List<String> lines = new ArrayList<>();

    private BodyParity(Shape lab, Shape other) {
        this.lab = lab;
        this.other = other;
    }

    static List<String> differences(JsonNode lab, JsonNode other) {
        BodyParity parity = new BodyParity(Shape.of(lab), Shape.of(other));
        parity.compare();
        parity.compareValues("", lab, other);
        return parity.lines;
    }

    private void compare() {
        Set<String> paths = new TreeSet<>(lab.kinds().keySet());
        paths.addAll(other.kinds().keySet());
        for (String path : paths) {
            if (!isBelowSilenced(path)) {
                difference(path).ifPresent(line -> {
                    silenced.add(path);
                    lines.add((path.isEmpty() ? "/" : path) + " " + line);
                });
            }
        }
    }

    /** What is wrong with an object is said once, and not again of all that is in it. */
    private boolean isBelowSilenced(String path) {
        String above = path;
        while (!above.isEmpty()) {
            above = Shape.parent(above);
            if (silenced.contains(above)) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> difference(String path) {
        Set<String> wanted = lab.kinds().getOrDefault(path, Set.of());
        Set<String> have = other.kinds().getOrDefault(path, Set.of());
        if (have.isEmpty()) {
            boolean unknown = lab.optional().contains(path) || hasNoObject(other, path);
            return unknown ? Optional.empty() : Optional.of("is missing, the lab has " + words(wanted));
        }
        if (wanted.isEmpty()) {
            boolean unknown = hasNoObject(lab, path);
            return unknown ? Optional.empty() : Optional.of("is " + words(have) + ", the lab does not have it");
        }
        boolean fits = Shape.isMerged(path) ? fitsMerged(wanted, have) : fits(wanted, have);
        return fits ? Optional.empty() : Optional.of("is " + words(have) + ", the lab says " + words(wanted));
    }

    /** In an empty list, or where there is null, there is nothing to compare with. */
    private static boolean hasNoObject(Shape shape, String path) {
        Set<String> above = shape.kinds().getOrDefault(Shape.parent(path), Set.of());
        boolean inMap = path.endsWith("/*") || path.endsWith("/{}");
        return inMap || !above.contains(Shape.OBJECT);
    }

    private static boolean fits(Set<String> wanted, Set<String> have) {
        return wanted.equals(have) || wanted.contains(Shape.EMPTY_LIST) && have.contains(Shape.LIST);
    }

    /** Null, or an empty text, of one says nothing about the others; where the lab knows nothing else, anything may be. */
    private static boolean fitsMerged(Set<String> wanted, Set<String> have) {
        Set<String> known = withoutVoid(wanted);
        Set<String> shown = withoutVoid(have);
        boolean isVoidSomewhere = !withoutVoid(wanted).containsAll(wanted);
        return known.isEmpty() || known.containsAll(shown) && (!shown.isEmpty() || isVoidSomewhere);
    }

    private static Set<String> withoutVoid(Set<String> kinds) {
        Set<String> rest = new TreeSet<>(kinds);
        rest.removeAll(Set.of(Shape.NULL, TextKind.EMPTY));
        if (rest.remove(Shape.EMPTY_LIST)) {
            rest.add(Shape.LIST);
        }
        return rest;
    }

    private static String words(Set<String> kinds) {
        return String.join(" or ", kinds);
    }

    private void compareValues(String path, JsonNode wanted, JsonNode have) {
        wanted.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            JsonNode shown = have.path(name);
            if (value.isObject() && shown.isObject()) {
                compareValues(path + "/" + name, value, shown);
            } else if (value.isArray() && shown.isArray()) {
                compareElements(path + "/" + name, value, shown);
            } else if (VALUES.contains(name) && !path.startsWith(FLEETING) && isAnother(value, shown)) {
                lines.add(path + "/" + name + " is " + shown + ", the lab says " + value);
            }
        });
    }

    /** Elements that only one of the two has are its data, but for extensions: which there are is what clients ask. */
    private void compareElements(String path, JsonNode wanted, JsonNode have) {
        Elements.pairs(wanted, have)
                .forEach((key, pair) -> compareValues(path + "[" + key + "]", pair.lab(), pair.other()));
        Set<String> missing = new TreeSet<>(Elements.texts(wanted, ALIAS));
        missing.removeAll(Elements.texts(have, ALIAS));
        missing.forEach(alias -> lines.add(path + "[" + alias + "] is missing"));
    }

    /** Another kind has been said already. */
    private static boolean isAnother(JsonNode value, JsonNode other) {
        return value.isValueNode() && value.getNodeType() == other.getNodeType() && !value.equals(other);
    }
}
