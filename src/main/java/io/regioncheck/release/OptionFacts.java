package io.regioncheck.release;

import io.regioncheck.release.OptionNews.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What has become of the options of one service, with those of the libraries that it uses, from Kilo to 2026.1: the tables in
 * {@code options/}, whose heads say where they are from.
 */
public final class OptionFacts {
    private static final int LONGEST_CHAIN = 6;

    private final Service service;
    private final Map<OptionName, Known> known = new HashMap<>();
    private final Map<OptionName, List<OptionChange>> changes = new HashMap<>();
    private final OptionValues values;

    private OptionFacts(Service service) {
        this.service = service;
        this.values = OptionValues.of(service);
        for (String[] row : OptionTable.rows(service + ".tsv")) {
            known.put(new OptionName(row[0], row[1]), Known.of(row));
        }
        for (String[] row : OptionTable.rows("changes.tsv")) {
            OptionChange change = OptionChange.of(row);
            changes.computeIfAbsent(change.option(), option -> new ArrayList<>())
                    .add(change);
        }
    }

    /** Reads the facts that come with this build. */
    public static OptionFacts of(Service service) {
        return new OptionFacts(service);
    }

    /**
     * Says what is to be said of an option at a release.
     *
     * @param option its group as it is known to the service: a group that the operator named (a back end of cinder) has its own, see
     *     {@link OptionGroups}
     * @param value as it is set; what is secret is judged by nothing but the name
     */
    public OptionNews judge(OptionName option, String value, Release release) {
        Known fact = known.get(option);
        if (fact == null) {
            return judgeWithoutFact(option, release);
        }
        List<OptionChange> said = changes(option, fact.definedBy());
        if (fact.real().has(release)) {
            return judgeReal(option, value, said, release);
        }
        if (fact.alias().has(release)) {
            return OptionNews.of(Kind.RENAMED, Optional.empty())
                    .instead(standing(successors(option, said), release))
                    .value(values.instead(option, value, release));
        }
        if (fact.beginsAfter(release)) {
            return OptionNews.of(
                    Kind.TOO_NEW, fact.real().first().or(() -> fact.alias().first()));
        }
        return gone(option, said, fact.endedBefore(release), value, release);
    }

    /** Returns whether a release takes an option under this name, be it an old one. */
    public boolean takes(OptionName option, Release release) {
        Known fact = known.get(option);
        return fact != null && (fact.real().has(release) || fact.alias().has(release));
    }

    /** Returns whether some release has an option in a group: of groups that no code of the service's has, nothing is known. */
    public boolean knowsGroup(String group) {
        return known.keySet().stream().anyMatch(option -> option.group().equals(group));
    }

    private OptionNews judgeReal(OptionName option, String value, List<OptionChange> said, Release release) {
        Optional<OptionNews> ofValue = values.judge(option, value, release);
        if (ofValue.filter(news -> news.kind() == Kind.VALUE_GONE).isPresent()) {
            return ofValue.get();
        }
        Optional<OptionChange> deprecated =
                said.stream().filter(change -> change.isDeprecatedAt(release)).findFirst();
        if (deprecated.isPresent()) {
            OptionChange change = deprecated.get();
            List<OptionName> instead = standing(change.successors(option.group()), release).stream()
                    .filter(name -> !name.equals(option))
                    .toList();
            return OptionNews.of(Kind.DEPRECATED, change.deprecatedIn())
                    .instead(instead)
                    .note(note(change));
        }
        return ofValue.orElseGet(() -> OptionNews.of(Kind.FINE, Optional.empty()));
    }

    private OptionNews judgeWithoutFact(OptionName option, Release release) {
        List<OptionChange> said = changes.getOrDefault(option, List.of()).stream()
                .filter(change -> change.project().equals(service.toString()))
                .toList();
        Optional<Release> removed = said.stream()
                .flatMap(change -> change.removedIn().stream())
                .filter(since -> !since.isAfter(release))
                .findFirst();
        return removed.isPresent()
                ? gone(option, said, removed, "", release)
                : OptionNews.of(Kind.UNKNOWN, Optional.empty());
    }

    private OptionNews gone(
            OptionName option, List<OptionChange> said, Optional<Release> since, String value, Release release) {
        List<OptionName> instead = standing(successors(option, said), release);
        String note = said.stream()
                .map(OptionFacts::note)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        List<OptionName> guesses = standing(
                said.stream().flatMap(change -> change.guesses().stream()).toList(), release);
        return OptionNews.of(instead.isEmpty() && note.isEmpty() ? Kind.REMOVED : Kind.LOST, since)
                .instead(instead.isEmpty() ? guesses : instead)
                .value(values.instead(option, value, release))
                .note(note);
    }

    /** Words that say more than the name of an option. */
    private static String note(OptionChange change) {
        return change.replacedBy().contains(" ") || !change.replacedBy().contains("/") ? change.replacedBy() : "";
    }

    private static List<OptionName> successors(OptionName option, List<OptionChange> said) {
        return said.stream()
                .flatMap(change -> change.successors(option.group()).stream())
                .distinct()
                .toList();
    }

    /** Follows names to those that a release has, over the names that they had in between. */
    private List<OptionName> standing(List<OptionName> names, Release release) {
        Set<OptionName> standing = new LinkedHashSet<>();
        List<OptionName> now = names;
        Set<OptionName> seen = new LinkedHashSet<>();
        for (int step = 0; step < LONGEST_CHAIN && !now.isEmpty(); step++) {
            List<OptionName> next = new ArrayList<>();
            for (OptionName name : now) {
                Known fact = known.get(name);
                if (!seen.add(name)) {
                    continue;
                }
                if (fact != null && fact.real().has(release)) {
                    standing.add(name);
                } else if (fact != null) {
                    next.addAll(successors(name, changes(name, fact.definedBy())));
                }
            }
            now = next;
        }
        return List.copyOf(standing);
    }

    /** What the projects that define an option say of it; keystoneauth says it of every group at once. */
    private List<OptionChange> changes(OptionName option, Set<String> definedBy) {
        List<OptionChange> all = new ArrayList<>(changes.getOrDefault(option, List.of()));
        if (definedBy.contains("keystoneauth")) {
            all.addAll(changes.getOrDefault(new OptionName("*", option.name()), List.of()));
        }
        return all.stream()
                .filter(change -> change.project().equals(service.toString()) || definedBy.contains(change.project()))
                .toList();
    }

    /** In which releases a name is taken. */
    private record Known(ReleaseRanges real, ReleaseRanges alias, Set<String> definedBy) {
        static Known of(String[] row) {
            return new Known(
                    ReleaseRanges.parse(row[2]),
                    ReleaseRanges.parse(row[3]),
                    Set.copyOf(Arrays.asList(row[4].split("\\+"))));
        }

        boolean beginsAfter(Release release) {
            return (real.ranges().isEmpty() || real.beginsAfter(release))
                    && (alias.ranges().isEmpty() || alias.beginsAfter(release));
        }

        Optional<Release> endedBefore(Release release) {
            return Stream.of(real, alias)
                    .flatMap(ranges -> ranges.endedBefore(release).stream())
                    .max(Comparator.naturalOrder());
        }
    }
}
