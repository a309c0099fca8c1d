package io.regioncheck.node.log;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the logs of a host say in the window, as the script {@code log-lines.sh} prints it:
 *
 * <pre>
 * zone +0100                                     of the host, now
 * since 1764311620                               start of the window, seconds since 1970
 * now 1764315220                                 the host's time, seconds since 1970
 * logs /var/log/nova 7 1764315218                a directory, how many logs are in it, new or old, and when one was last written; 0: none
 * denied /var/log/keystone                       a directory or file that our account may not read
 * file /var/log/nova/nova-compute.log            a log that was written to since
 * E 12 1764311700 1764311999                     errors that are alike: how many, the first, the last (? where no time is known) …
 *  2026-11-28 07:33:19.123 17871 ERROR …         … and the lines of the last, each after a blank
 * D 1 1764311700 1764311700                      the same of warnings of deprecation
 * rest E 3 700                                   kinds and records that are not shown; * for both, where the host had shown enough
 * untimed 2                                      records that no time is near to
 * timeless                                       no line of this file has a time
 * end                                            all was told
 * </pre>
 *
 * @param zone of the host: most programs write local time and do not say so
 * @param now of the host, when it was asked
 * @param directories that exist, and how many logs each has
 * @param written when a log of a directory was last written that is not empty
 * @param denied what may not be read
 * @param leftOut what the host had more to show than it may in all
 */
public record HostLogs(
        ZoneOffset zone,
        Instant since,
        Optional<Instant> now,
        Map<String, Integer> directories,
        Map<String, Instant> written,
        List<LogFile> files,
        List<String> denied,
        LeftOut leftOut) {

    public HostLogs {
        directories = Map.copyOf(directories);
        written = Map.copyOf(written);
        files = List.copyOf(files);
        denied = List.copyOf(denied);
    }

    /**
     * Reads what the script printed.
     *
     * @throws NoLogLines if it is anything else, or only the beginning of it
     */
    public static HostLogs parse(String text) throws NoLogLines {
        return new HostLogsParser().parse(text);
    }
}
