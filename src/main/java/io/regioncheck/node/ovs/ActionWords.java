package io.regioncheck.node.ovs;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * The actions of a flow: words between commas, of which some have more of them in brackets. What is in the brackets of {@code learn} is done by
 * another flow, later, and is left out.
 */
final class ActionWords {
    private static final String LEARN = "learn(";

    private final List<String> words;

    ActionWords(String actions) {
        this.words = split(actions);
    }

    private static List<String> split(String actions) {
        List<String> words = new ArrayList<>();
        int depth = 0;
        int learning = Integer.MAX_VALUE;
        int start = 0;
        for (int i = 0; i <= actions.length(); i++) {
            char here = i < actions.length() ? actions.charAt(i) : ',';
            if (here == '(') {
                if (learning == Integer.MAX_VALUE
                        && actions.startsWith(LEARN, start)
                        && i == start + LEARN.length() - 1) {
                    learning = depth;
                }
                depth++;
            } else if (here == ')') {
                depth = Math.max(0, depth - 1);
            }
            if (here == ',' || here == '(' || here == ')') {
                if (depth <= learning && (i > start || isLeftEmpty(actions, i))) {
                    words.add(actions.substring(start, i));
                }
                start = i + 1;
            }
            if (here == ')' && depth <= learning) {
                learning = Integer.MAX_VALUE;
            }
        }
        return words;
    }

    /** In {@code resubmit(,60)} the first of two is. */
    private static boolean isLeftEmpty(String actions, int comma) {
        return comma > 0
                && comma < actions.length()
                && actions.charAt(comma) == ','
                && actions.charAt(comma - 1) == '(';
    }

    boolean has(String word) {
        return words.contains(word);
    }

    List<String> after(String beginning) {
        return words.stream()
                .filter(word -> word.startsWith(beginning))
                .map(word -> word.substring(beginning.length()))
                .toList();
    }

    Set<Integer> outputs() {
        Set<Integer> ports = new TreeSet<>();
        after("output:").forEach(port -> add(ports, port));
        return ports;
    }

    /** {@code goto_table:59}, {@code resubmit(,59)}, {@code ct(table=72,…)}. */
    Set<Integer> tables() {
        Set<Integer> tables = new TreeSet<>();
        after("goto_table:").forEach(table -> add(tables, table));
        after("table=").forEach(table -> add(tables, table));
        for (int i = 0; i < words.size() - 2; i++) {
            if (words.get(i).equals("resubmit")) {
                add(tables, words.get(i + 2));
            }
        }
        return tables;
    }

    private static void add(Set<Integer> numbers, String text) {
        OptionalLong number = Numbers.read(text);
        if (number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() <= Integer.MAX_VALUE) {
            numbers.add((int) number.getAsLong());
        }
    }
}
