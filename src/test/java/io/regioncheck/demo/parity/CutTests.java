package io.regioncheck.demo.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Recordings are short and say as much as the whole. */
class CutTests {
    @Test
    void threeOfManyStayAndTheirNumberIsNoted() {
        Answer cut = cut("{'flavors': [{'id': 1}, {'id': 2}, {'id': 3}, {'id': 4}, {'id': 5}]}");

        assertThat(cut.body()).hasToString("Optional[{\"flavors\":[{\"id\":1},{\"id\":2},{\"id\":3}]}]");
        assertThat(cut.cut()).containsExactly(Map.entry("/flavors", 5));
    }

    @Test
    void elementThatIsShapedOtherwiseStays() {
        String whole = "{'ports': [{'id': 1}, {'id': 2}, {'id': 3}, {'id': 4}, {'id': 'five'}, {'id': 6, 'tag': 'x'}]}";

        Answer cut = cut(whole);

        assertThat(cut.body().orElseThrow().path("ports")).hasSize(5);
        assertThat(Shape.of(cut.body().orElseThrow())).isEqualTo(Shape.of(ShapeTests.json(whole)));
    }

    @Test
    void extensionsStayWhole() {
        assertThat(cut("{'extensions': [1, 2, 3, 4, 5]}").body().orElseThrow().path("extensions"))
                .hasSize(5);
    }

    private static Answer cut(String body) {
        return Cut.of(new Answer(200, Map.of(), Optional.of(ShapeTests.json(body)), Optional.empty(), Map.of()));
    }
}
