package io.regioncheck.check;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A threshold or a choice of a check that a suite may set. */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Parameter {
    String name();

    /** What holds when the suite says nothing. */
    String otherwise();

    /** What may be said; if nothing is listed, a whole number from 0 on. */
    String[] allowed() default {};

    /** What it is, with its unit. */
    String means();
}
