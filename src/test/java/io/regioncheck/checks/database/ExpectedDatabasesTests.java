package io.regioncheck.checks.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.environment.Database;
import io.regioncheck.environment.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectedDatabasesTests {
    private static Database server(String... elsewhere) {
        return new Database(
                "127.0.0.1",
                1,
                "reader",
                Secret.of("swordfish"),
                false,
                Map.of(),
                List.of(elsewhere),
                Optional.empty());
    }

    @Test
    void whereNothingIsOnTheServerNothingPasses() {
        SampleEnvironment environment =
                new SampleEnvironment().services("identity").database(server("keystone"));
        assertThatThrownBy(() -> ExpectedDatabases.of(environment.build()))
                .isInstanceOf(NotApplicable.class)
                .hasMessageContaining("database.elsewhere");
    }

    @Test
    void whatIsListedIsExpected() {
        SampleEnvironment environment =
                new SampleEnvironment().services("identity").database(server());
        assertThat(ExpectedDatabases.of(environment.build()).needs()).isNotEmpty();
    }
}
