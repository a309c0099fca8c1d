package io.regioncheck.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of hosts in a few words, however many there are: {@code compute-[001-118,120], controller-1}. */
public final class HostNames {
    private static final int SHOWN = 8;
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})(\\D*)");

    private HostNames() {}

    /** What names have in common that differ in one number. */
    private record Family(String before, int digits, String after) implements Comparable<Family> {
        @Override
        public int compareTo(Family other) {
            return (before + " " + digits + after).compareTo(other.before + " " + other.digits + other.after);
        }
    }

    public static String of(Collection<String> hosts) {
        Map<Family, TreeSet<Integer>> families = new TreeMap<>();
        TreeSet<String> others = new TreeSet<>();
        for (String host : hosts) {
            Matcher matcher = NUMBERED.matcher(host);
            if (matcher.matches()) {
                Family family = new Family(matcher.group(1), matcher.group(2).length(), matcher.group(3));
                families.computeIfAbsent(family, any -> new TreeSet<>()).add(Integer.parseInt(matcher.group(2)));
            } else {
                others.add(host);
            }
        }
        List<String> words = new ArrayList<>();
        families.forEach((family, numbers) -> words.add(words(family, numbers)));
        words.addAll(others);
        String more = words.size() > SHOWN ? " and " + (words.size() - SHOWN) + " more" : "";
        return String.join(", ", words.subList(0, Math.min(SHOWN, words.size()))) + more;
    }

    private static String words(Family family, TreeSet<Integer> numbers) {
        List<String> ranges = new ArrayList<>();
        int from = numbers.first();
        int last = from;
        for (int number : numbers.tailSet(from, false)) {
            if (number != last + 1) {
                ranges.add(range(family, from, last));
                from = number;
            }
            last = number;
        }
        ranges.add(range(family, from, last));
        String all = ranges.size() > SHOWN
                ? String.join(",", ranges.subList(0, SHOWN)) + ",… " + numbers.size() + " in all"
                : String.join(",", ranges);
        return family.before() + (numbers.size() == 1 ? all : "[" + all + "]") + family.after();
    }

    private static String range(Family family, int from, int last) {
        return from == last ? padded(family, from) : padded(family, from) + "-" + padded(family, last);
    }

    private static String padded(Family family, int number) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, family.digits() - digits.length())) + digits;
    }
}
