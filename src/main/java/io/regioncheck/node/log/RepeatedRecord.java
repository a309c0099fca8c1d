package io.regioncheck.node.log;

import java.time.Instant;
import java.util.Optional;

/**
 * What a log says again and again, alike but for numbers and ids: counted on the host, which shows the last of them.
 *
 * @param count how often, from 1 on
 * @param first when it was first said in the window, to the second; empty if the log does not tell
 * @param last when it was last said
 */
public record RepeatedRecord(LogRecord record, long count, Optional<Instant> first, Optional<Instant> last) {}
