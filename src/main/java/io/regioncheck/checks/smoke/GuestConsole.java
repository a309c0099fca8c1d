package io.regioncheck.checks.smoke;

import io.regioncheck.check.Region;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import io.regioncheck.openstack.CallFailed;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The serial console of a server: what its guest says of itself. */
final class GuestConsole {
    private static final Poll POLL = Poll.slowingFrom(Duration.ofMillis(500), Duration.ofSeconds(2));
    private static final int LINES = 1000;
    /** So many reads in a row must fail before one who waits hears of it: a boot takes minutes, a restart of nova-api seconds. */
    private static final int PATIENCE = 3;
    /** So much of what a console showed last tells it from that of another boot: kernels print times. */
    private static final int TELLING = 2000;

    private final Region region;
    private final String serverId;
    private String text = "";
    private int failures;

    GuestConsole(Region region, String serverId) {
        this.region = region;
        this.serverId = serverId;
    }

    /** Returns what it showed when it was read last. */
    String text() {
        return text;
    }

    /** Waits until it shows a line so many times, and returns the last one; or one that says that it never will. */
    Optional<Matcher> await(Pattern line, Optional<Pattern> hopeless, int times) {
        region.doing().accept("waiting for its console");
        return POLL.until(deadline(), () -> look(line, hopeless, times), Optional::isPresent);
    }

    /** Waits until it shows a line beyond what it has shown so far, or as another boot. */
    boolean showsAnew(Pattern line) {
        String before = text;
        return POLL.until(
                deadline(),
                () -> {
                    read();
                    return line.matcher(since(before)).find();
                },
                Boolean::booleanValue);
    }

    Deadline deadline() {
        return region.deadline().atMost(region.environment().limits().bootTimeout());
    }

    /** A hypervisor begins the console anew with the new process, or goes on writing to the old one. */
    private String since(String before) {
        String tail = before.substring(Math.max(0, before.length() - TELLING));
        int known = tail.isEmpty() ? -1 : text.indexOf(tail);
        return known < 0 ? text : text.substring(known + tail.length());
    }

    private Optional<Matcher> look(Pattern line, Optional<Pattern> hopeless, int times) {
        read();
        return last(line, times).or(() -> hopeless.flatMap(pattern -> last(pattern, 1)));
    }

    private Optional<Matcher> last(Pattern line, int times) {
        var all = line.matcher(text).results().map(MatchResult::start).toList();
        if (all.isEmpty() || all.size() < times) {
            return Optional.empty();
        }
        Matcher last = line.matcher(text);
        return last.find(all.get(all.size() - 1)) ? Optional.of(last) : Optional.empty();
    }

    /** It is empty while there is no process that has one, as in the middle of a reboot. */
    private void read() {
        try {
            text = region.cloud().compute().console(serverId, LINES);
            failures = 0;
        } catch (CallFailed failed) {
            if (failed.kind() == CallFailed.Kind.NOT_FOUND || failed.kind() == CallFailed.Kind.CONFLICT) {
                text = "";
                failures = 0;
            } else if (++failures >= PATIENCE) {
                throw failed;
            }
        }
    }
}
