package io.regioncheck.demo.host;

import java.util.List;

/** What a file holds when it is read. */
@FunctionalInterface
public interface Content {
    List<String> lines();

    static Content of(String text) {
        List<String> lines = text.lines().toList();
        return () -> lines;
    }
}
