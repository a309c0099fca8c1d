package io.regioncheck.demo.network;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the agent of one host gives numbers to, in the order in which it first sees them: local VLANs and ports of its bridge. */
final class LocalNumbers {
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final int first;

    LocalNumbers(int first) {
        this.first = first;
    }

    synchronized int of(String thing) {
        return numbers.computeIfAbsent(thing, unseen -> first + numbers.size());
    }
}
