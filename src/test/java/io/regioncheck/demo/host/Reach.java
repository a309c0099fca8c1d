package io.regioncheck.demo.host;

/** What becomes of those who want to talk to a host. */
public enum Reach {
    ANSWERS,
    /** Its port refuses. */
    UNREACHABLE,
    /** It accepts connections and says nothing; what runs there never ends. */
    HANGING
}
