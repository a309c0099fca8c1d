package io.regioncheck.demo.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says in which answers a region differs from the one that was recorded. */
public final class Parity {
    /** Headers of which the value is compared; of the others, the kind of it. */
    private static final Set<String> VERBATIM =
            Set.of("Content-Type", "Vary", "OpenStack-API-Version", "X-OpenStack-Nova-API-Version");

    private Parity() {}

    /** Returns a line for each difference, in the order of the recording. */
    public static List<String> differences(List<Exchange> recording, List<Exchange> replayed) {
        Map<String, Exchange> answers =
                replayed.stream().collect(Collectors.toMap(Exchange::name, Function.identity()));
        List<String> lines = new ArrayList<>();
        for (Exchange recorded : recording) {
            Optional<Exchange> other = Optional.ofNullable(answers.remove(recorded.name()));
            List<String> found = other.map(exchange -> between(recorded, exchange))
                    .orElse(List.of("was not asked, the recording has it"));
            found.forEach(line -> lines.add(recorded.name() + ": " + line));
        }
        replayed.stream()
                .filter(exchange -> answers.containsKey(exchange.name()))
                .forEach(exchange -> lines.add(exchange.name() + ": "
                        + exchange.trouble().orElse("is not in the recording: record the lab again")));
        return lines;
    }

    private static List<String> between(Exchange recorded, Exchange replayed) {
        List<String> lines = new ArrayList<>();
        replayed.trouble().ifPresent(lines::add);
        if (recorded.answer().isPresent() && replayed.answer().isPresent()) {
            lines.addAll(between(recorded.answer().get(), replayed.answer().get()));
        }
        return lines;
    }

    private static List<String> between(Answer lab, Answer other) {
        if (lab.status() != other.status()) {
            return List.of("status is " + other.status() + ", the lab says " + lab.status());
        }
        List<String> lines = new ArrayList<>();
        Set<String> names = new TreeSet<>(lab.headers().keySet());
        names.addAll(other.headers().keySet());
        for (String name : names) {
            String wanted = header(lab, name);
            String have = header(other, name);
            if (!wanted.equals(have)) {
                lines.add("header " + name + " is " + have + ", the lab says " + wanted);
            }
        }
        lines.addAll(bodies(lab, other));
        return lines;
    }

    private static String header(Answer answer, String name) {
        String value = answer.headers().get(name);
        if (value == null) {
            return "missing";
        }
        return VERBATIM.contains(name) ? '"' + value + '"' : TextKind.of(value);
    }

    private static List<String> bodies(Answer lab, Answer other) {
        if (lab.body().isPresent() && other.body().isPresent()) {
            JsonNode wanted = lab.body().get();
            return BodyParity.differences(wanted, other.body().get()).stream()
                    .map(line -> "body " + line)
                    .toList();
        }
        String wanted = content(lab);
        String have = content(other);
        return wanted.equals(have) ? List.of() : List.of("body is " + have + ", the lab says " + wanted);
    }

    private static String content(Answer answer) {
        return answer.note().map(note -> note.replaceFirst("(?s):.*", "")).orElse("JSON");
    }
}
