package io.regioncheck.demo.network;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** All resources of one kind, in the order of their ids, and found by some of their attributes without looking at all of them. */
final class Shelf<T extends Resource> {
    private final ConcurrentNavigableMap<String, T> all = new ConcurrentSkipListMap<>();
    private final Map<String, Index<T>> indexes = new HashMap<>();

    /** Which resources have which value of an attribute. */
    private record Index<T extends Resource>(
            Function<T, Collection<String>> keys, Map<String, ConcurrentNavigableMap<String, T>> entries) {
        void put(T resource, Optional<T> former) {
            Collection<String> now = keys.apply(resource);
            for (String key : now) {
                entries.computeIfAbsent(key, missing -> new ConcurrentSkipListMap<>())
                        .put(resource.id(), resource);
            }
            former.ifPresent(old ->
                    keys.apply(old).stream().filter(key -> !now.contains(key)).forEach(key -> drop(key, old)));
        }

        void remove(T resource) {
            keys.apply(resource).forEach(key -> drop(key, resource));
        }

        private void drop(String key, T resource) {
            ConcurrentNavigableMap<String, T> found = entries.get(key);
            if (found != null) {
                found.remove(resource.id());
            }
        }

        Collection<T> having(String key) {
            ConcurrentNavigableMap<String, T> found = entries.get(key);
            return found == null ? List.of() : found.values();
        }
    }

    /** Keeps an index by an attribute; only before the first resource comes. */
    Shelf<T> indexed(String attribute, Function<T, Collection<String>> keys) {
        indexes.put(attribute, new Index<>(keys, new ConcurrentHashMap<>()));
        return this;
    }

    boolean isIndexed(String attribute) {
        return indexes.containsKey(attribute);
    }

    Optional<T> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    Stream<T> stream() {
        return all.values().stream();
    }

    /** Returns those with a value of an attribute that is indexed, in the order of their ids. */
    Stream<T> having(String attribute, String value) {
        return count(attribute, value).stream();
    }

    /** Returns how many have a value of an attribute that is indexed. */
    int counting(String attribute, String value) {
        return count(attribute, value).size();
    }

    private Collection<T> count(String attribute, String value) {
        return Optional.ofNullable(indexes.get(attribute)).orElseThrow().having(value);
    }

    /** Adds a resource or replaces it; readers find the former one or the new one, never none. */
    synchronized T put(T resource) {
        Optional<T> former = Optional.ofNullable(all.put(resource.id(), resource));
        indexes.values().forEach(index -> index.put(resource, former));
        return resource;
    }

    synchronized void remove(String id) {
        T former = all.remove(id);
        if (former != null) {
            indexes.values().forEach(index -> index.remove(former));
        }
    }
}
