package io.regioncheck.openstack;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A write that must not be done twice, and that got no answer or none that settles it: one looks whether it was carried out before it
 * is repeated. One that a balancer gave up on is not repeated: the daemon behind it may still be at work on it.
 */
public record Unanswered(CallFailed failed) {
    private static final Duration EVERY = Duration.ofSeconds(1);

    /**
     * Looks for a while for what it was to do.
     *
     * @return what was found; empty if it is to be repeated
     * @throws CallFailed what failed at first, if that settles it, if it must not be repeated, or if nobody can tell
     */
    public <T> Optional<T> look(Duration time, Supplier<Optional<T>> find) {
        if (!failed.mayHaveBeenCarriedOut()) {
            throw failed;
        }
        Optional<T> found;
        try {
            found = Poll.every(EVERY).until(Deadline.in(time), find, Optional::isPresent);
        } catch (CallFailed blind) {
            failed.addSuppressed(blind);
            throw failed;
        }
        if (found.isEmpty() && failed.kind() != CallFailed.Kind.OUTCOME_UNKNOWN) {
            throw failed;
        }
        return found;
    }
}
