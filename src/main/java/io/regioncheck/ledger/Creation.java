package io.regioncheck.ledger;

import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Unanswered;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One create: on record before it is asked for, and looked up before it is repeated; names carry the run's id, so what has this very
 * name is ours.
 *
 * @param find the id of what has the name, if it is there
 * @param adopt reads what was found
 */
record Creation<T>(
        Kind kind,
        String name,
        Supplier<T> create,
        Function<T, String> idOf,
        Supplier<Optional<String>> find,
        Function<String, T> adopt) {

    /** The service certainly made nothing. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final CallFailed answer;

        private Refused(CallFailed answer) {
            super(answer);
            this.answer = answer;
        }

        CallFailed answer() {
            return answer;
        }
    }

    /**
     * @param lookFor how long to look for what was asked for without an answer
     * @throws Refused if the ledger is as if it had never been asked for
     * @throws CallFailed if nobody can tell what it made: the ledger has it open
     */
    T carryOut(Ledger ledger, Duration lookFor) {
        ledger.intend(kind, name);
        T made;
        try {
            made = create.get();
        } catch (CallFailed failed) {
            if (isRefusal(failed)) {
                ledger.gone(kind, name);
                throw new Refused(failed);
            }
            ledger.unanswered(kind, name);
            made = adoptOrRepeat(failed, ledger, lookFor);
        } catch (CancellationException ended) {
            ledger.unanswered(kind, name);
            throw ended;
        }
        ledger.made(kind, name, idOf.apply(made));
        return made;
    }

    private static boolean isRefusal(CallFailed failed) {
        return switch (failed.kind()) {
            case UNREACHABLE, UNTRUSTED, NOT_IN_CATALOG, UNAUTHORIZED, FORBIDDEN, NOT_FOUND, CONFLICT, REJECTED -> true;
            case TIMED_OUT, OUTCOME_UNKNOWN, SERVER_ERROR, MALFORMED -> false;
        };
    }

    private T adoptOrRepeat(CallFailed failed, Ledger ledger, Duration lookFor) {
        Optional<String> found = new Unanswered(failed).look(lookFor, find);
        if (found.isPresent()) {
            return adopt.apply(found.get());
        }
        ledger.intend(kind, name);
        try {
            return create.get();
        } catch (CallFailed again) {
            ledger.unanswered(kind, name);
            return new Unanswered(again).look(lookFor, find).map(adopt).orElseThrow(() -> again);
        }
    }
}
