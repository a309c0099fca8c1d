package io.regioncheck.checks.compute;

import java.util.List;

/** What to type for one thing or for several: one line, the same whichever of them it is, so that a report can say it once. */
final class ForEach {
    /** More names than this are read where they are listed. */
    private static final int FEW = 20;

    private ForEach() {}

    /** @param command with {@code %s} where the name of each goes */
    static String of(List<String> names, String command) {
        if (names.size() == 1) {
            return command.replace("%s", names.get(0));
        }
        return names.size() <= FEW
                ? "for each in " + String.join(" ", names) + "; do " + command.replace("%s", "$each") + "; done"
                : command.replace("%s", "NAME") + "   # for each of the " + names.size() + " that are named";
    }
}
