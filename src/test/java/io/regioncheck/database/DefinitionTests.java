package io.regioncheck.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same column as MariaDB of before and after 10.2.7 and MySQL of before and after 8.0.19 describe it. */
class DefinitionTests {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            quoteCharacter = '~',
            value = {
                "int(11), int, NO, -, -, int not null",
                "bigint(20) unsigned, bigint unsigned, NO, -, -, bigint unsigned not null",
                "tinyint(1), tinyint(1), YES, NULL, -, tinyint(1) null",
                "varchar(255), varchar(255), YES, NULL, -, varchar(255) null",
                "varchar(16), varchar(16), NO, 'a', a, varchar(16) not null default 'a'",
                "varchar(16), varchar(16), NO, '', ~~, varchar(16) not null default ''",
                "int(11), int, NO, 0, 0, int not null default '0'",
                "year(4), year, YES, NULL, -, year null"
            })
    void isTheSameForAll(
            String inMariadb,
            String inMysql,
            String nullable,
            String mariadbDefault,
            String mysqlDefault,
            String words) {
        assertThat(Definition.of(row(inMariadb, nullable, mariadbDefault, ""))).isEqualTo(words);
        assertThat(Definition.of(row(inMysql, nullable, mysqlDefault, ""))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "timestamp, current_timestamp(), on update current_timestamp()",
        "timestamp, CURRENT_TIMESTAMP, DEFAULT_GENERATED on update CURRENT_TIMESTAMP"
    })
    void momentsAreTheSameForAll(String type, String value, String extra) {
        assertThat(Definition.of(row(type, "NO", value, extra)))
                .isEqualTo("timestamp not null default current_timestamp on update current_timestamp");
    }

    @ParameterizedTest
    @CsvSource({"'enum(''A'',''b'')', 'enum(''A'',''b'') not null'", "DATETIME(6), datetime(6) not null"})
    void valuesKeepTheirCaseAndWordsDoNot(String type, String words) {
        assertThat(Definition.of(row(type, "NO", null, ""))).isEqualTo(words);
    }

    private static Row row(
            String type, String nullable, @org.jspecify.annotations.Nullable String value, String extra) {
        Map<String, String> values =
                new HashMap<>(Map.of("column_type", type, "is_nullable", nullable, "extra", extra));
        if (value != null) {
            values.put("column_default", value);
        }
        return new Row(values);
    }
}
