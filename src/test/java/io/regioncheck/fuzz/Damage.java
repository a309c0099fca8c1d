package io.regioncheck.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Takes a part of a text, or all of it, and damages it in some places. */
final class Damage {
    private static final int EXCERPT = 3_000;
    private static final int LONGEST_RUN = 4_000;
    /** What is often at the border of what is understood, whatever the format. */
    private static final List<String> ODD = List.of(
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            " ",
            "\u0000",
            "\ud83d",
            "é",
            "\uffff",
            "\u001b[0m",
            "-",
            "-1",
            "0",
            "9",
            "0x",
            "=",
            ":",
            ",",
            "/",
            ".",
            "'",
            "\"",
            "\\",
            "%",
            "$",
            "*",
            "|",
            ";",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "<",
            ">",
            "99999999999999999999",
            "2026-13-45 99:99:99",
            "((((((((",
            "[[[[[[[[",
            "{\"a\":",
            "\u0661");

    private final List<String> seeds;
    private final List<String> splinters;
    private final boolean whole;

    /** @param whole whether a part of a text is nothing to its reader, as it is of JSON */
    Damage(List<String> seeds, List<String> splinters, boolean whole) {
        if (seeds.isEmpty() || seeds.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("there is nothing to damage");
        }
        this.seeds = List.copyOf(seeds);
        this.whole = whole;
        this.splinters = new ArrayList<>(ODD);
        this.splinters.addAll(splinters);
        this.splinters.addAll(splinters);
    }

    String text(Random chance) {
        String seed = seeds.get(chance.nextInt(seeds.size()));
        StringBuilder text = new StringBuilder(whole ? seed : excerpt(seed, chance));
        for (int times = chance.nextInt(8); times > 0 && text.length() > 0; times--) {
            damage(text, chance);
        }
        return text.toString();
    }

    /** Most often some whole lines: of a long text few of its places would ever be damaged. */
    private static String excerpt(String seed, Random chance) {
        if (chance.nextInt(8) == 0) {
            return seed.substring(0, Math.min(seed.length(), 20 * EXCERPT));
        }
        int from = seed.lastIndexOf('\n', chance.nextInt(seed.length())) + 1;
        int to = Math.min(seed.length(), from + 1 + chance.nextInt(EXCERPT));
        int end = seed.indexOf('\n', to);
        return from == seed.length() ? seed : seed.substring(from, end < 0 || chance.nextInt(4) == 0 ? to : end + 1);
    }

    private void damage(StringBuilder text, Random chance) {
        int at = chance.nextInt(text.length());
        String splinter = splinters.get(chance.nextInt(splinters.size()));
        switch (chance.nextInt(8)) {
            case 0 -> text.insert(at, splinter);
            case 1 -> text.insert(at, splinter.repeat(1 + chance.nextInt(1 + LONGEST_RUN / splinter.length())));
            case 2 -> text.delete(at, Math.min(text.length(), at + 1 + chance.nextInt(60)));
            case 3 -> text.setCharAt(at, (char) chance.nextInt(0x100));
            case 4 -> text.setCharAt(at, (char) chance.nextInt(0x10000));
            case 5 -> text.insert(at, text.substring(at, Math.min(text.length(), at + chance.nextInt(200))));
            case 6 -> text.setLength(at);
            default -> {
                String other = seeds.get(chance.nextInt(seeds.size()));
                int from = chance.nextInt(other.length());
                text.insert(at, other, from, Math.min(other.length(), from + chance.nextInt(200)));
            }
        }
    }
}
