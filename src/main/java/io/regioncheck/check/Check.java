package io.regioncheck.check;

import io.regioncheck.node.Item;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One question about a region. The method takes a {@link Region} and {@link Findings}, and a {@link Cell} if it has a matrix.
 *
 * <p>It is run once per cell of its {@link #matrix()}; what it finds goes to {@link Findings}, what it throws is judged by
 * {@link Judge}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(CheckExtension.class)
public @interface Check {
    /** The id in the catalogue, {@code component.subject}. It never changes: history, baselines and waivers are keyed by it. */
    String id();

    /** The question, in one line. */
    String title();

    /** What a wrong answer means for users of the region, in one or two sentences. */
    String why();

    /**
     * What must not have failed for this one to make sense, as {@link Presupposition}s: it waits for them and is skipped, naming
     * the root cause, if one did.
     */
    String[] after() default {};

    /**
     * What explains a failure of this one, as {@link Presupposition}s: it does not wait for them to begin, but if it fails and one
     * of them failed too, it is skipped and names that one. So one dead service is one red line.
     */
    String[] explainedBy() default {};

    /** What is asked of the region, one line a call, for {@code plan} and {@code explain}. */
    String[] asks();

    /**
     * What it wants of the hosts: they are asked once for all that the checks of a run want, and {@link Region#gathered} has what they
     * told. The time that this takes is not the check's.
     */
    Item[] gathers() default {};

    /** What a suite may set; a name that is not among them is an error of the suite. */
    Parameter[] parameters() default {};

    /** What is created and deleted again, for {@code plan}; a check that creates nothing only reads. */
    String[] creates() default {};

    /** The cells it runs in; without a matrix it runs once. */
    Class<? extends Matrix> matrix() default Matrix.Single.class;

    /** How long one cell may take, in seconds, before it is ended as unverified. */
    int deadlineSeconds() default 120;
}
