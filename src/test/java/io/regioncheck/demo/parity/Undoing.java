package io.regioncheck.demo.parity;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Takes back what calls made, the last first. */
final class Undoing {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** A hard stop of a guest and the unmapping of its volume take their time. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final int GONE = 404;

    private final Sender sender;
    private final Deque<Step> steps = new ArrayDeque<>();

    /** @param made the call that made what this step removes */
    private record Step(String made, Ask ask) {}

    Undoing(Sender sender) {
        this.sender = sender;
    }

    void add(String made, Ask undo) {
        steps.push(new Step(made, undo));
    }

    /** Returns what could not be taken back, as exchanges that say so. */
    List<Exchange> run() {
        List<Exchange> left = new ArrayList<>();
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            String last = Poll.every(PAUSE)
                    .until(Deadline.in(PATIENCE), () -> answer(step.ask()), answer -> isDone(step.ask(), answer));
            if (!isDone(step.ask(), last)) {
                left.add(leftBehind(step, last));
            }
        }
        return left;
    }

    /** What is deleted is gone when a second delete does not find it; anything else is done when it was accepted. */
    private static boolean isDone(Ask ask, String answer) {
        return answer.equals(String.valueOf(GONE)) || !ask.method().equals("DELETE") && answer.startsWith("2");
    }

    private String answer(Ask ask) {
        try {
            return String.valueOf(sender.send(ask).status());
        } catch (IOException broken) {
            return broken.toString();
        }
    }

    private static Exchange leftBehind(Step step, String last) {
        Ask ask = step.ask();
        return new Exchange(
                "undo." + step.made(),
                ask.as(),
                ask.method(),
                ask.service(),
                ask.path(),
                ask.body(),
                Optional.empty(),
                Optional.of("left behind: " + last));
    }
}
