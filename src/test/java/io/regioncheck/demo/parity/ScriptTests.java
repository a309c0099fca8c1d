package io.regioncheck.demo.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The script can be played from its first call to its last, and leaves nothing behind. */
class ScriptTests {
    private static final Set<String> WHO = Set.of("member", "admin", "nobody");
    private final Script script = Script.ofTheHouse();

    @Test
    void namesAreUnique() {
        assertThat(script.calls()).extracting(Call::name).doesNotHaveDuplicates();
    }

    @Test
    void everyWordIsKnownBeforeItIsUsed() {
        Set<String> known = new TreeSet<>(script.given().keySet());
        WHO.forEach(who -> known.addAll(Set.of(who + ".user", who + ".password", who + ".project")));
        List<String> unknown = new ArrayList<>();
        for (Call call : script.calls()) {
            words(call.ask())
                    .filter(word -> !known.contains(word))
                    .forEach(word -> unknown.add(call.name() + " {" + word + "}"));
            known.addAll(call.keep().keySet());
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void whatIsCreatedIsUndone() {
        assertThat(script.calls())
                .filteredOn(call -> call.ask().method().equals("POST")
                        && !call.ask().service().equals("identity"))
                .filteredOn(call -> call.status() == 201 || call.status() == 202)
                .filteredOn(call -> !call.ask().path().matches(".*/(action|security-group-rules)"))
                .isNotEmpty()
                .allMatch(call -> call.undo().isPresent());
    }

    @Test
    void whatIsCreatedBearsOurName() {
        assertThat(script.calls())
                .flatMap(call -> call.ask().body().stream()
                        .filter(body -> call.undo().isPresent() && !body.has("subnet_id"))
                        .toList())
                .isNotEmpty()
                .allMatch(body -> body.toString().contains("\"parity-"));
    }

    @Test
    void onlyThoseWhoAreKnownAsk() {
        assertThat(script.calls()).extracting(call -> call.ask().as()).allMatch(WHO::contains);
    }

    @Test
    void misspeltFieldIsNotOverlooked() {
        assertThatThrownBy(() -> Script.read("calls: [{name: a, do: GET compute /, stauts: 404}]"))
                .hasMessage("a: what is \"stauts\"?");
    }

    private static Stream<String> words(Ask ask) {
        return Stream.of(
                        Stream.of(ask.path()),
                        ask.headers().values().stream(),
                        ask.body().stream().map(Object::toString),
                        ask.raw().stream())
                .flatMap(texts -> texts)
                .flatMap(text -> Words.of(text).stream());
    }
}
