package io.regioncheck.node.software;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Programs and libraries that processes run from though their files were replaced.
 *
 * @param processes of how many processes it could be seen: none is no answer
 * @param byProcess the paths, by pid
 */
public record DeletedLibraries(int processes, Map<Integer, List<String>> byProcess, int unreadable) {

    public DeletedLibraries {
        byProcess = Map.copyOf(byProcess);
    }

    /** Reads the item DELETED_LIBRARIES. */
    public static DeletedLibraries parse(String text) {
        Map<Integer, List<String>> found = new HashMap<>();
        int[] seen = {0};
        int[] unreadable = {0};
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int tab = line.indexOf('\t');
            String name = tab < 0 ? "" : line.substring(0, tab);
            OptionalInt pid = Digits.small(name.equals("maps") ? line.substring(tab + 1) : name);
            if (pid.isEmpty()) {
                unreadable[0]++;
            } else if (name.equals("maps")) {
                seen[0] = pid.getAsInt();
            } else {
                found.computeIfAbsent(pid.getAsInt(), any -> new ArrayList<>()).add(file(line.substring(tab + 1)));
            }
        });
        return new DeletedLibraries(seen[0], found, unreadable[0]);
    }

    /** While rpm replaces a file its name ends in {@code ;} and digits, and a process that mapped it keeps that (rpm, lib/fsm.c). */
    private static String file(String path) {
        int semicolon = path.lastIndexOf(';');
        return semicolon < 0 ? path : path.substring(0, semicolon);
    }
}
