package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartedTests {
    private final List<String> closed = new ArrayList<>();
    private final Started started = new Started();

    private void start(String name) {
        started.keep(() -> closed.add(name));
    }

    private void startWhatDoesNotEnd(String why) {
        started.keep(() -> {
            throw new IOException(why);
        });
    }

    @Test
    void whatFailsToEndKeepsNothingElseFromEnding() {
        start("first");
        startWhatDoesNotEnd("stuck");
        start("second");
        startWhatDoesNotEnd("stuck too");
        assertThatThrownBy(started::close)
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("stuck too", "stuck"));
        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void closesEachPartOnce() {
        start("first");
        started.close();
        started.close();
        assertThat(closed).containsExactly("first");
    }

    @Test
    void theFailureThatEndedAllIsTheOneThatIsTold() {
        startWhatDoesNotEnd("stuck");
        Exception first = new Exception("first");
        started.closeAfter(first);
        assertThat(first.getSuppressed()).hasSize(1);
    }
}
