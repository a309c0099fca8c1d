package io.regioncheck.openstack;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Picks what a name or an id stands for: exactly one, or an error that names what there is. */
final class Pick {
    private static final int NAMED = 20;

    private Pick() {}

    static <T> T one(String kind, String nameOrId, List<T> all, Function<T, String> id, Function<T, String> name) {
        Optional<T> withId =
                all.stream().filter(thing -> id.apply(thing).equals(nameOrId)).findFirst();
        if (withId.isPresent()) {
            return withId.get();
        }
        List<T> named =
                all.stream().filter(thing -> name.apply(thing).equals(nameOrId)).toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        String found = named.isEmpty()
                ? "there is none; there are: "
                        + String.join(", ", all.stream().map(name).limit(NAMED).toList())
                : "there are " + named.size() + " of this name: "
                        + String.join(", ", named.stream().map(id).toList());
        throw new CallFailed(
                CallFailed.Kind.NOT_FOUND,
                "the " + kind + " " + nameOrId,
                found,
                "name one that exists, by its id if the name is taken twice",
                Optional.empty());
    }
}
