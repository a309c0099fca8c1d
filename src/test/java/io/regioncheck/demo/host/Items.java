package io.regioncheck.demo.host;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What hosts tell when they are asked for items. What was declared last is tried first; of what was not declared they say that there is
 * no such command, and it is remembered.
 */
public final class Items {
    private final List<Declared> declared = new CopyOnWriteArrayList<>();
    private final BiConsumer<Host, String> undeclared;

    /** What a host tells of an item: what the item's script would print there, and how it would end. */
    @FunctionalInterface
    public interface Teller {
        Outcome tell(Host host, Asked asked);
    }

    /**
     * What the script is given.
     *
     * @param since the start of the log window, in seconds since 1970
     * @param salt what secrets are hashed with
     */
    public record Asked(long since, String salt, List<String> bridges) {}

    private record Declared(Predicate<Host> where, String item, Teller teller) {}

    /** @param undeclared hears of each item that nobody declared */
    Items(BiConsumer<Host, String> undeclared) {
        this.undeclared = undeclared;
    }

    /** Declares what all hosts tell of an item, by its word in the script, such as {@code clock}. */
    public void declare(String item, Teller teller) {
        declare(host -> true, item, teller);
    }

    /** @param where the hosts that tell it */
    public void declare(Predicate<Host> where, String item, Teller teller) {
        declared.add(0, new Declared(where, item, teller));
    }

    Outcome tell(Host host, String item, Asked asked) {
        for (Declared one : declared) {
            if (one.item().equals(item) && one.where().test(host)) {
                return one.teller().tell(host, asked);
            }
        }
        undeclared.accept(host, "item " + item);
        return Outcome.failed(127, "sh: 1: " + item + ": not found\n");
    }
}
