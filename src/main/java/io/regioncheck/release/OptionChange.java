package io.regioncheck.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row of {@code changes.tsv}: what became of an option, as one project says it.
 *
 * @param deprecatedUntil the last release that says so, where its authors took it back
 * @param renamedTo options that take its value, under the old name until {@link #aliasUntil}
 * @param sameNameIn groups that had an option of this name afterwards: a guess
 * @param replacedBy what to use instead, by hand: an option, perhaps with words behind it
 */
record OptionChange(
        String project,
        OptionName option,
        Optional<Release> deprecatedIn,
        Optional<Release> deprecatedUntil,
        String mark,
        Optional<Release> removedIn,
        List<OptionName> renamedTo,
        List<OptionName> laterTo,
        List<OptionName> alsoAliasOf,
        List<String> sameNameIn,
        String replacedBy) {
    private static final String TO = "..";

    static OptionChange of(String[] cells) {
        return new OptionChange(
                cells[0],
                new OptionName(cells[1], cells[2]),
                release(first(cells[4])),
                cells[4].contains(TO)
                        ? release(cells[4].substring(cells[4].indexOf(TO) + TO.length()))
                        : Optional.empty(),
                cells[5],
                release(cells[6]),
                names(cells[7]),
                names(cells[10]),
                names(cells[11]),
                words(cells[12]),
                cells[13].equals("-") ? "" : cells[13]);
    }

    /** Returns whether it is deprecated at a release, whether or not its code says so in a log. */
    boolean isDeprecatedAt(Release release) {
        return deprecatedIn
                .map(since -> !since.isAfter(release)
                        && deprecatedUntil
                                .filter(last -> last.isBefore(release))
                                .isEmpty())
                .orElse(mark.equals("documentation-only"));
    }

    /** Returns what is known to take its place, the surest first. Group * means the option's own. */
    List<OptionName> successors(String group) {
        List<OptionName> all = new ArrayList<>();
        Stream.of(renamedTo, laterTo, alsoAliasOf).flatMap(List::stream).forEach(all::add);
        if (replacedBy.contains("/")) {
            all.add(OptionName.parse(replacedBy.split(" ")[0]));
        }
        return all.stream()
                .map(name -> name.group().equals("*") ? new OptionName(group, name.name()) : name)
                .distinct()
                .toList();
    }

    /** Returns options of the same name elsewhere that came when it went: likely where it is now, and no more. */
    List<OptionName> guesses() {
        return sameNameIn.stream()
                .map(group -> new OptionName(group, option.name()))
                .toList();
    }

    private static String first(String cell) {
        return cell.contains(TO) ? cell.substring(0, cell.indexOf(TO)) : cell;
    }

    private static Optional<Release> release(String cell) {
        return cell.equals("-") || cell.startsWith("<") ? Optional.empty() : Optional.of(Release.parse(cell));
    }

    private static List<OptionName> names(String cell) {
        return words(cell).stream().map(OptionName::parse).toList();
    }

    private static List<String> words(String cell) {
        return cell.equals("-") ? List.of() : Arrays.asList(cell.split(","));
    }
}
