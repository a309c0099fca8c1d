package io.regioncheck.demo.parity;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Makes the calls of the script at a region, one after the other, and removes what they made, whatever becomes of them. */
public final class Replay {
    private static final int REFUSED = 400;
    private static final int ATTEMPTS = 5;

    private final Sender sender;
    private final Words words;
    private final Undoing undoing;
    private final Consumer<Exchange> listener;
    private final Duration pause;

    private Replay(Script script, RunningRegion region, Duration pause, Consumer<Exchange> listener) {
        Map<String, String> given = new TreeMap<>(script.given());
        given.putAll(region.given());
        given.putAll(wordsOf("member", region.member()));
        given.putAll(wordsOf("admin", region.admin()));
        this.sender = new Sender(region, given.getOrDefault("region", "RegionOne"));
        this.words = new Words(given);
        this.undoing = new Undoing(sender);
        this.listener = listener;
        this.pause = pause;
    }

    /**
     * Replays the script of the house.
     *
     * @param pause between two looks at what is awaited, shorter than the states last that the script wants to see
     */
    public static List<Exchange> at(RunningRegion region, Duration pause) {
        return of(Script.ofTheHouse(), region, pause, exchange -> {});
    }

    /** Replays a script and tells the listener of each exchange; what could not be removed is the last one's trouble. */
    static List<Exchange> of(Script script, RunningRegion region, Duration pause, Consumer<Exchange> listener) {
        Replay replay = new Replay(script, region, pause, listener);
        List<Exchange> exchanges = new ArrayList<>();
        try {
            script.calls().forEach(call -> exchanges.add(replay.make(call)));
        } finally {
            replay.undoing.run().forEach(trouble -> exchanges.add(trouble));
        }
        return exchanges;
    }

    private static Map<String, String> wordsOf(String who, Login login) {
        return Map.of(
                who + ".user", login.user(), who + ".password", login.password(), who + ".project", login.project());
    }

    private Exchange make(Call call) {
        Exchange exchange = attempt(call);
        listener.accept(exchange);
        return exchange;
    }

    private Exchange attempt(Call call) {
        try {
            Ask ask = call.ask().filledIn(words);
            Attempt last = Poll.every(pause)
                    .until(
                            Deadline.in(call.within()),
                            () -> send(call, ask),
                            attempt -> attempt.missed().isEmpty());
            keep(call, last.answer());
            return Exchange.of(
                    call,
                    Optional.of(last.answer().without(call.fleeting())),
                    call.within().isZero() ? Optional.empty() : last.missed());
        } catch (Words.Unknown unknown) {
            return Exchange.of(call, Optional.empty(), Optional.of("not asked: " + unknown.getMessage()));
        } catch (NoAnswer none) {
            return Exchange.of(call, Optional.empty(), Optional.of("no answer: " + none.getMessage()));
        }
    }

    /** An answer, and what of it is not yet as it should be. */
    private record Attempt(Answer answer, Optional<String> missed) {}

    private static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoAnswer(IOException cause) {
            super(cause.toString(), cause);
        }
    }

    private Attempt send(Call call, Ask ask) {
        try {
            Answer answer = call.status() >= REFUSED ? refused(ask) : sender.send(ask);
            return new Attempt(answer, missed(call, answer));
        } catch (IOException broken) {
            throw new NoAnswer(broken);
        }
    }

    /** The lab's uwsgi may reset a connection whose body it did not read; what is refused is asked again without harm. */
    private Answer refused(Ask ask) throws IOException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return sender.send(ask);
            } catch (IOException reset) {
                Thread.onSpinWait();
            }
        }
        return sender.send(ask);
    }

    private static Optional<String> missed(Call call, Answer answer) {
        String waited = "after " + call.within().toSeconds() + " s ";
        if (answer.status() != call.status()) {
            return Optional.of(waited + "the status is " + answer.status() + ", not " + call.status());
        }
        return call.until().entrySet().stream()
                .filter(wanted -> !found(answer, wanted.getKey()).equals(Optional.of(wanted.getValue())))
                .map(wanted -> waited + wanted.getKey() + " is "
                        + found(answer, wanted.getKey()).orElse("missing") + ", not " + wanted.getValue())
                .findFirst();
    }

    private void keep(Call call, Answer answer) {
        call.keep().forEach((word, place) -> found(answer, words.in(place)).ifPresent(value -> words.put(word, value)));
        if (answer.status() < 300) {
            call.undo().ifPresent(undo -> undoing.add(call.name(), undo.filledIn(words)));
        }
    }

    private static Optional<String> found(Answer answer, String place) {
        if (!place.startsWith("/")) {
            return Optional.ofNullable(answer.headers().get(place));
        }
        return answer.body()
                .flatMap(body -> Pointer.find(body, place))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText);
    }
}
