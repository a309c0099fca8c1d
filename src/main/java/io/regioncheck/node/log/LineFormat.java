package io.regioncheck.node.log;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** How a program writes to its log. All formats read in linear time, whatever the lines hold. */
@FunctionalInterface
interface LineFormat {
    /**
     * @param lines of one record, at least one
     * @param zone of the host, for formats that leave it out
     * @return empty if the first line is not of this format
     */
    Optional<LogRecord> read(List<String> lines, ZoneOffset zone);
}
