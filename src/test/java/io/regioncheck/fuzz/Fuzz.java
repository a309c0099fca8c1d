package io.regioncheck.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Hands damaged texts to a reader: real ones, damaged at random, and the same ones each time. The reader must end soon, on a stack that is
 * half as deep as usual, with what it read or with the exception that it declares.
 *
 * <p>A build tries a few; {@code -Dfuzz.inputs=100000} tries so many for each reader, and prints a line of the table in CONTRIBUTING.md.
 */
public final class Fuzz {
    private static final Optional<Integer> ASKED = Optional.ofNullable(Integer.getInteger("fuzz.inputs"));
    private static final int IN_A_BUILD = 1_000;
    private static final int STACK_BYTES = 512 * 1024;
    private static final Duration SLOWEST = Duration.ofSeconds(5);
    private static final Duration AT_LEAST = Duration.ofMinutes(2);
    private static final Duration EACH = Duration.ofMillis(10);
    private static final int SHOWN = 2_000;

    private final String reader;
    private final Damage damage;
    private final List<Class<? extends Exception>> declared;

    private Fuzz(String reader, Damage damage, List<Class<? extends Exception>> declared) {
        this.reader = reader;
        this.damage = damage;
        this.declared = List.copyOf(declared);
    }

    /** Reads a text, and uses what came of it. */
    @FunctionalInterface
    public interface Reader {
        void read(String text) throws Exception;
    }

    /**
     * A reader that takes everything.
     *
     * @param reader what the table calls it
     * @param splinters what means something to it, or nearly
     */
    public static Fuzz of(String reader, List<String> seeds, String... splinters) {
        return new Fuzz(reader, new Damage(seeds, List.of(splinters), false), List.of());
    }

    /** The same for a reader that makes nothing of a part of a text. */
    public static Fuzz ofWhole(String reader, List<String> seeds, String... splinters) {
        return new Fuzz(reader, new Damage(seeds, List.of(splinters), true), List.of());
    }

    /** It may refuse a text by this exception, and does so for some. */
    public Fuzz refusingBy(Class<? extends Exception> exception) {
        List<Class<? extends Exception>> all = new ArrayList<>(declared);
        all.add(exception);
        return new Fuzz(reader, damage, all);
    }

    /** What one round did. */
    private final class Round implements Runnable {
        private final Reader to;
        private final AtomicReference<String> current = new AtomicReference<>("");
        private final int inputs = ASKED.orElse(IN_A_BUILD);
        private int read;
        private int refused;
        private Duration slowest = Duration.ZERO;
        private String slow = "";
        private Optional<Throwable> trouble = Optional.empty();

        Round(Reader to) {
            this.to = to;
        }

        @Override
        public void run() {
            for (int input = 0; input < inputs && trouble.isEmpty(); input++) {
                String text = damage.text(new Random(31L * reader.hashCode() + input));
                current.set(text);
                long begun = work();
                try {
                    to.read(text);
                    read++;
                } catch (Throwable thrown) {
                    if (declared.stream().anyMatch(exception -> exception.isInstance(thrown))) {
                        refused++;
                    } else {
                        trouble = Optional.of(thrown);
                    }
                }
                Duration took = Duration.ofNanos(work() - begun);
                if (took.compareTo(slowest) > 0) {
                    slowest = took;
                    slow = text;
                }
            }
        }

        /** Of this thread, in nanoseconds: others may have the processor meanwhile. */
        private static long work() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        void judge(Duration took) {
            trouble.ifPresent(thrown -> {
                throw new AssertionError(reader + " broke on: " + shown(current.get()), thrown);
            });
            assertThat(slowest)
                    .as("%s took too long for: %s", reader, shown(slow))
                    .isLessThan(SLOWEST);
            assertThat(read).as("texts that %s read", reader).isPositive();
            if (!declared.isEmpty()) {
                assertThat(refused).as("texts that %s refused", reader).isPositive();
            }
            if (ASKED.isPresent()) {
                System.out.printf(
                        "| %s | %d | %d | %d | %.1f | %d |%n",
                        reader, inputs, read, refused, took.toMillis() / 1000.0, slowest.toMillis());
            }
        }
    }

    /** Tries them all. */
    public void on(Reader to) {
        Round round = new Round(to);
        Thread thread = new Thread(null, round, "fuzz " + reader, STACK_BYTES);
        thread.setDaemon(true);
        long begun = System.nanoTime();
        thread.start();
        try {
            Duration patience = AT_LEAST.plus(EACH.multipliedBy(round.inputs));
            thread.join(patience.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
        if (thread.isAlive()) {
            AssertionError hang = new AssertionError(reader + " hangs on: " + shown(round.current.get()));
            hang.setStackTrace(thread.getStackTrace());
            throw hang;
        }
        round.judge(Duration.of(System.nanoTime() - begun, TimeUnit.NANOSECONDS.toChronoUnit()));
    }

    private static String shown(String text) {
        StringBuilder plain = new StringBuilder();
        text.chars()
                .limit(SHOWN)
                .forEach(c ->
                        plain.append(c >= ' ' && c < 0x7f ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return plain + (text.length() > SHOWN ? "… " + text.length() + " characters" : "");
    }
}
