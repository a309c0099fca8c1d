package io.regioncheck.checks.configuration;

import io.regioncheck.node.config.ConfigFile;
import io.regioncheck.node.config.ConfigFile.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes of one file as a unified diff without context, which {@code patch -p0} takes from the root directory. Lines with secrets and values of several
 * lines are not in it: they are named above it, to be changed by hand.
 */
record ConfigPatch(String text, int changed, List<String> byHand) {

    /** What is to be done at a line, in the file as it was. */
    private record Hunk(int at, Optional<String> old, List<String> added) {}

    static ConfigPatch of(ConfigFile file, List<Offence> offences) {
        List<Hunk> hunks = new ArrayList<>();
        List<String> byHand = new ArrayList<>();
        Map<String, List<String>> elsewhere = new LinkedHashMap<>();
        for (Offence offence : offences) {
            boolean whole = offence.setting().lastLine() == offence.setting().line();
            if (offence.setting().isSecret() || !whole || !offence.isSafe()) {
                byHand.add("line " + offence.setting().line() + ": " + Wording.change(offence));
                continue;
            }
            String replacement = offence.replacement();
            boolean stays = offence.replacementGroup().equals(offence.setting().group());
            if (!replacement.isEmpty() && !stays) {
                elsewhere
                        .computeIfAbsent(offence.replacementGroup(), group -> new ArrayList<>())
                        .add(replacement);
            }
            hunks.add(new Hunk(
                    offence.setting().line(),
                    Optional.of(offence.setting().written()),
                    replacement.isEmpty() || !stays ? List.of() : List.of(replacement)));
        }
        elsewhere.forEach((group, lines) -> hunks.add(inserted(file, group, lines)));
        hunks.sort(Comparator.comparingInt(Hunk::at)
                .thenComparing(hunk -> hunk.old().isPresent() ? 0 : 1));
        return new ConfigPatch(text(file.path(), hunks), hunks.size(), List.copyOf(byHand));
    }

    private static Hunk inserted(ConfigFile file, String group, List<String> lines) {
        Optional<Section> section = file.sections().stream()
                .filter(one -> one.group().equals(group))
                .findFirst();
        if (section.isPresent()) {
            return new Hunk(section.get().line(), Optional.empty(), lines);
        }
        List<String> added = new ArrayList<>(List.of("", "[" + group + "]"));
        added.addAll(lines);
        return new Hunk(file.lastLine(), Optional.empty(), added);
    }

    private static String text(String path, List<Hunk> hunks) {
        StringBuilder out = new StringBuilder("--- ")
                .append(path)
                .append("\n+++ ")
                .append(path)
                .append('\n');
        int shift = 0;
        for (Hunk hunk : hunks) {
            int removed = hunk.old().isPresent() ? 1 : 0;
            int added = hunk.added().size();
            // an empty side stands after the line that its number says
            int from = hunk.at() + shift + (removed == 0 ? 1 : 0) - (added == 0 ? 1 : 0);
            out.append("@@ -").append(hunk.at()).append(',').append(removed);
            out.append(" +").append(from).append(',').append(added).append(" @@\n");
            hunk.old().ifPresent(line -> out.append('-').append(line).append('\n'));
            hunk.added().forEach(line -> out.append('+').append(line).append('\n'));
            shift += added - removed;
        }
        return out.toString();
    }
}
