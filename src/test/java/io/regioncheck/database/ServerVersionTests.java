package io.regioncheck.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.database.ServerVersion.Flavour;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTests {
    @ParameterizedTest
    @CsvSource({
        "5.6.51, MySQL Community Server (GPL), MySQL 5.6.51",
        "8.4.3, MySQL Community Server - GPL, MySQL 8.4.3",
        "5.7.44-48-57, 'Percona XtraDB Cluster (GPL), Release rel48, WSREP version 31.65', MySQL 5.7.44",
        "10.1.48-MariaDB-0ubuntu0.18.04.1, Ubuntu 18.04, MariaDB 10.1.48",
        "5.5.5-10.11.6-MariaDB-0+deb12u1, Debian 12, MariaDB 10.11.6",
        "11.4.5-MariaDB, MariaDB Server, MariaDB 11.4.5",
        "10.6.21, 'MariaDB Enterprise Server', MariaDB 10.6.21",
        "8.0, ProxySQL, MySQL 8.0.0"
    })
    void flavourAndNumberAreRead(String version, String comment, String read) {
        assertThat(ServerVersion.parse(version, comment)).hasToString(read);
    }

    @ParameterizedTest
    @CsvSource({"''", "five", "8", "99999999999.1.1"})
    void whatHasNoNumberIsRefused(String version) {
        assertThatThrownBy(() -> ServerVersion.parse(version, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void versionsAreOrderedByNumber() {
        ServerVersion version = ServerVersion.parse("10.11.6-MariaDB", "");
        assertThat(version.isAtLeast(10, 2, 7)).isTrue();
        assertThat(version.isAtLeast(10, 11, 6)).isTrue();
        assertThat(version.isAtLeast(10, 11, 7)).isFalse();
        assertThat(version.isAtLeast(11, 0, 0)).isFalse();
    }

    @Test
    void timeOfAStatementIsLimitedWhereTheServerKnowsHowInItsOwnUnit() {
        Duration patience = Duration.ofSeconds(60);
        assertThat(Session.limit(Flavour.MARIADB, Map.of("max_statement_time", "0"), patience))
                .contains("SET SESSION max_statement_time = 60");
        assertThat(Session.limit(Flavour.MYSQL, Map.of("max_execution_time", "0"), patience))
                .contains("SET SESSION max_execution_time = 60000");
        assertThat(Session.limit(Flavour.MYSQL, Map.of("max_statement_time", "0"), patience))
                .as("Percona 5.6 counts milliseconds under the name that MariaDB counts seconds under")
                .isEmpty();
    }
}
