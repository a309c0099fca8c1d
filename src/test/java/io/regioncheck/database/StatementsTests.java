package io.regioncheck.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementsTests {
    @ParameterizedTest
    @CsvSource({
        "ALTER TABLE ports ADD COLUMN secret varchar(9) DEFAULT 'swordfish', ALTER TABLE ports",
        "alter  table `neutron`.`ports` drop x, alter table neutron.ports",
        "'/* a:b */ DROP TABLE IF EXISTS ports', DROP TABLE IF EXISTS ports",
        "CREATE UNIQUE INDEX swift ON ports (id), CREATE UNIQUE INDEX swift",
        "SELECT 'swordfish' FROM token, SELECT",
        "UPDATE user SET password = 'swordfish', UPDATE",
        "SET PASSWORD = 'swordfish', SET",
        "'''swordfish''', a statement",
        "'', a statement"
    })
    void onlyVerbAndTableAreTold(String statement, String words) {
        assertThat(Statements.words(statement)).isEqualTo(words).doesNotContain("swordfish");
    }
}
