package io.regioncheck.node;

import java.time.Duration;

/**
 * An item as the script has it.
 *
 * @param word names it in the script and in what comes back
 * @param script the lines that read it
 * @param atMostBytes what is kept of what they print
 * @param within how long they may run
 */
record Question(String word, String script, int atMostBytes, Duration within) {}
