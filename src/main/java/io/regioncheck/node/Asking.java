package io.regioncheck.node;

import java.util.Collection;
import java.util.List;

/**
 * What is asked of all hosts of which the same is wanted: made once for them.
 *
 * @param nonce what marks our lines in an answer
 * @param items in their order
 * @param text the script, with the questions of all items
 */
record Asking(String nonce, List<Item> items, String text) {
    Asking {
        items = List.copyOf(items);
    }

    static Asking of(Collection<Item> wanted, Script script) {
        List<Item> items = wanted.stream().sorted().toList();
        return new Asking(script.nonce(), items, script.asking(questions(items)));
    }

    List<Question> questions() {
        return questions(items);
    }

    /** Returns how many bytes an answer may hold. */
    int atMostBytes() {
        return items.stream().mapToInt(Item::atMostBytes).sum();
    }

    private static List<Question> questions(List<Item> items) {
        return items.stream().map(Item::question).toList();
    }
}
