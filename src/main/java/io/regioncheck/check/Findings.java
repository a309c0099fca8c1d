package io.regioncheck.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a check finds in one cell. It must compare something: a check that returns without an expectation or a confirmed fact is
 * unverified, not passed. Thread-safe.
 */
public final class Findings {
    static final String LEFT_OUT = "left out: ";
    static final String BECAUSE = ", because ";

    private final List<Expectation> broken = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private int compared;
    private boolean ended;

    /** States what must hold of a subject; what is chained to it is said if it does not. */
    public synchronized Expectation expect(boolean holds, String subject) {
        Expectation expectation = new Expectation(subject);
        if (ended) {
            return expectation;
        }
        compared++;
        if (!holds) {
            broken.add(expectation);
        }
        return expectation;
    }

    /** Adds a finding that needs no condition. */
    public Expectation report(String subject) {
        return expect(false, subject);
    }

    /** Notes something that was looked at and is as it should be. */
    public synchronized void confirm(String fact, Object... arguments) {
        compared++;
        facts.add(format(fact, arguments));
    }

    /** Notes a step that was left out, with the reason; it compares nothing. */
    public synchronized void leftOut(String step, String reason) {
        facts.add(LEFT_OUT + step + BECAUSE + reason);
    }

    public synchronized void figure(String name, double value, String unit) {
        figures.add(new Figure(name, value, unit));
    }

    public synchronized void attach(Evidence item) {
        evidence.add(item);
    }

    /** Believes nothing from now on: what a check says after it was interrupted may only come of that. */
    synchronized void end() {
        ended = true;
    }

    synchronized boolean comparedSomething() {
        return compared > 0;
    }

    synchronized List<Finding> all() {
        return broken.stream().map(Expectation::toFinding).toList();
    }

    synchronized List<String> facts() {
        return List.copyOf(facts);
    }

    synchronized List<Figure> figures() {
        return List.copyOf(figures);
    }

    synchronized List<Evidence> evidence() {
        return List.copyOf(evidence);
    }

    /** A finding is never lost to a mistake in its wording. */
    private static String format(String text, Object... arguments) {
        try {
            return arguments.length == 0 ? text : String.format(Locale.ROOT, text, arguments);
        } catch (IllegalFormatException mistake) {
            return text + " " + Arrays.toString(arguments);
        }
    }

    /** The columns of a finding, filled in one after the other. */
    public static final class Expectation {
        private final String subject;
        private Severity severity = Severity.ERROR;
        private Optional<String> scope = Optional.empty();
        private String observed = "";
        private String expected = "";
        private String because = "";
        private String remedy = "";

        private Expectation(String subject) {
            this.subject = subject;
        }

        public Expectation warning() {
            severity = Severity.WARNING;
            return this;
        }

        /** Limits it to a part of the region: checks that presuppose another part go on. */
        public Expectation scope(String part) {
            scope = Optional.of(part);
            return this;
        }

        public Expectation observed(String text, Object... arguments) {
            observed = format(text, arguments);
            return this;
        }

        public Expectation expected(String text, Object... arguments) {
            expected = format(text, arguments);
            return this;
        }

        public Expectation because(String text, Object... arguments) {
            because = format(text, arguments);
            return this;
        }

        public Expectation remedy(String text, Object... arguments) {
            remedy = format(text, arguments);
            return this;
        }

        private Finding toFinding() {
            return new Finding(severity, scope, subject, observed, expected, because, remedy, Optional.empty());
        }
    }
}
