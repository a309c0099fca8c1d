package io.regioncheck.node.log;

import java.util.ArrayList;
import java.util.List;

/** The lines of a record without what stands before them: a message, and the traceback that follows it. */
record Told(String message, List<String> traceback) {
    static final String TRACEBACK = "Traceback (most recent call last)";

    static Told of(String first, List<String> following) {
        List<String> all = new ArrayList<>(following.size() + 1);
        all.add(first);
        all.addAll(following);
        int from = 0;
        while (from < all.size() && !all.get(from).startsWith(TRACEBACK)) {
            from++;
        }
        List<String> traceback = List.copyOf(all.subList(from, all.size()));
        String message = String.join("\n", all.subList(0, from)).strip();
        return new Told(message.isEmpty() ? raised(traceback) : message, traceback);
    }

    /** A traceback without words before it is told by what was raised. */
    private static String raised(List<String> traceback) {
        return traceback.stream()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .reduce("", (before, line) -> line);
    }
}
