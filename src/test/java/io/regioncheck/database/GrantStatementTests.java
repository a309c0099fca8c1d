package io.regioncheck.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as servers from MySQL 5.6 to 8.4 and MariaDB 10 to 11 write them, and lines that nobody writes. */
class GrantStatementTests {
    private static final Account NEUTRON = new Account("neutron", "%");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT SELECT, DROP ON `neutron`.* TO `neutron`@`%`",
                "GRANT SELECT, DROP ON `neutron`.* TO 'neutron'@'%'",
                "GRANT SELECT, DROP ON \"neutron\".* TO \"neutron\"@\"%\"",
                "GRANT SELECT, DROP ON neutron.* TO neutron@'%'",
                "grant  select ,\n drop on `neutron` . * to `neutron`@`%` ;",
                "GRANT SELECT, DROP ON `neutron`.* TO `neutron`@`%` WITH GRANT OPTION",
                "GRANT SELECT, DROP ON `neutron`.* TO 'neutron'@'%' IDENTIFIED BY PASSWORD '*94BDCEBE19083CE2A1F959FD02F964C7AF4CFC29'"
                        + " REQUIRE SSL WITH GRANT OPTION MAX_QUERIES_PER_HOUR 10"
            })
    void allQuotesSayTheSame(String line) {
        assertThat(GrantStatement.read(line))
                .containsExactly(
                        new Grant.Privileges(NEUTRON, Set.of("SELECT", "DROP"), new Scope.Database("neutron")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL PRIVILEGES", "ALL"})
    void allIsSpelledOut(String all) {
        assertThat(GrantStatement.read("GRANT " + all + " ON `neutron`.* TO `neutron`@`%`"))
                .containsExactly(new Grant.Privileges(NEUTRON, Privilege.ON_A_DATABASE, new Scope.Database("neutron")));
    }

    @Test
    void usageIsNothing() {
        assertThat(GrantStatement.read("GRANT USAGE ON *.* TO `neutron`@`%` IDENTIFIED BY PASSWORD '*94BD'"))
                .containsExactly(new Grant.Privileges(NEUTRON, Set.of(), new Scope.Everything()));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "`nova\\_%`.*, nova\\_%",
                "\"nova\\_%\".*, nova\\_%",
                "`a``b`.*, a`b",
                "`with.dot`.*, with.dot",
                "`TO`.*, TO",
                "`*`.*, *",
                "`no@va`.*, no@va"
            })
    void nameOfADatabaseIsTakenToTheLetter(String on, String pattern) {
        assertThat(GrantStatement.read("GRANT CREATE ON " + on + " TO `neutron`@`%`"))
                .containsExactly(new Grant.Privileges(NEUTRON, Set.of("CREATE"), new Scope.Database(pattern)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "'o''brien'@'%', o'brien, %",
                "'o\\'brien'@'%', o'brien, %",
                "`x`@`10.20.%`, x, 10.20.%",
                "x@10.20.0.31, x, 10.20.0.31",
                "x@localhost, x, localhost",
                "`x`@`10.0.0.0/255.255.255.0`, x, 10.0.0.0/255.255.255.0",
                "`x`@`fe80::%`, x, fe80::%",
                "``@`localhost`, ~~, localhost",
                "`a@b`@`%`, a@b, %",
                "`migrator`, migrator, ~~"
            })
    void accountIsTakenToTheLetter(String to, String user, String host) {
        assertThat(GrantStatement.read("GRANT DROP ON `neutron`.* TO " + to))
                .extracting(Grant::to)
                .containsExactly(new Account(user, host));
    }

    @Test
    void columnsStayWithTheirPrivilege() {
        assertThat(GrantStatement.read(
                        "GRANT SELECT (`id`, name), UPDATE(\"a,b\"), INSERT ON `nova`.`services` TO `neutron`@`%`"))
                .containsExactly(new Grant.Privileges(
                        NEUTRON,
                        Set.of("SELECT (id, name)", "UPDATE (a,b)", "INSERT"),
                        new Scope.Table("nova", "services")));
    }

    @Test
    void rolesOfMysqlHaveHostsAndThoseOfMariadbHaveNone() {
        assertThat(GrantStatement.read("GRANT `migrator`@`%`,`reader`@`%` TO `neutron`@`%` WITH ADMIN OPTION"))
                .containsExactly(
                        new Grant.Role(NEUTRON, new Account("migrator", "%")),
                        new Grant.Role(NEUTRON, new Account("reader", "%")));
        assertThat(GrantStatement.read("GRANT `migrator` TO `neutron`@`%`"))
                .containsExactly(new Grant.Role(NEUTRON, new Account("migrator", "")));
        assertThat(GrantStatement.read("GRANT `ON` TO `neutron`@`%`"))
                .containsExactly(new Grant.Role(NEUTRON, new Account("ON", "")));
    }

    @Test
    void roleThatIsActiveAtOnceIsTold() {
        assertThat(GrantStatement.read("SET DEFAULT ROLE `migrator` FOR `neutron`@`%`"))
                .containsExactly(new Grant.ActiveRole(NEUTRON, new Account("migrator", "")));
        assertThat(GrantStatement.read("SET DEFAULT ROLE NONE FOR `neutron`@`%`"))
                .isEmpty();
    }

    @Test
    void partialRevokeIsARestriction() {
        assertThat(GrantStatement.read("REVOKE DROP, REFERENCES ON `neutron`.* FROM `neutron`@`%`"))
                .containsExactly(new Grant.Restriction(NEUTRON, Set.of("DROP", "REFERENCES"), "neutron"));
    }

    @Test
    void dynamicPrivilegesAndThoseOfNewerServersAreKeptByName() {
        assertThat(GrantStatement.read("GRANT BACKUP_ADMIN,DELETE HISTORY ON *.* TO `neutron`@`%`"))
                .containsExactly(new Grant.Privileges(
                        NEUTRON, Set.of("BACKUP_ADMIN", "DELETE HISTORY"), new Scope.Everything()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT PROXY ON ''@'%' TO 'root'@'localhost' WITH GRANT OPTION",
                "GRANT EXECUTE ON PROCEDURE `nova`.`purge` TO `neutron`@`%`",
                "GRANT EXECUTE ON FUNCTION `nova`.`purge` TO `neutron`@`%`",
                "GRANT EXECUTE ON PACKAGE BODY `nova`.`purge` TO `neutron`@`%`"
            })
    void whatGivesNothingOnTablesIsReadOver(String line) {
        assertThat(GrantStatement.read(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GRANT",
                "GRANT SELECT",
                "GRANT SELECT ON",
                "GRANT SELECT ON `neutron`.* TO",
                "GRANT ON `neutron`.* TO `a`@`%`",
                "GRANT SELECT, ON `neutron`.* TO `a`@`%`",
                "GRANT SELECT (`a` ON `neutron`.* TO `a`@`%`",
                "GRANT SELECT ON `neutron TO `a`@`%`",
                "GRANT SELECT ON 'neutron\\",
                "GRANT SELECT ON *.`neutron` TO `a`@`%`",
                "GRANT SELECT ON `neutron` TO `a`@`%`",
                "GRANT SELECT ON `neutron`.* TO @`%`",
                "REVOKE SELECT ON *.* FROM `a`@`%`",
                "REVOKE SELECT ON `a`.`b` FROM `a`@`%`",
                "SET PASSWORD FOR `a`@`%` = '*94BD'",
                "DROP DATABASE neutron",
                "`GRANT` SELECT ON *.* TO `a`@`%`",
                "ERROR 1141 (42000): There is no such grant defined"
            })
    void whatIsNotUnderstoodIsRefused(String line) {
        assertThatThrownBy(() -> GrantStatement.read(line)).isInstanceOf(GrantUnreadable.class);
    }

    @Test
    void refusalHasNothingOfAPassword() {
        assertThatThrownBy(() -> GrantStatement.read("IDENTIFIED BY 'swordfish' GRANT"))
                .hasMessageNotContaining("swordfish")
                .hasMessage("a grant that begins with IDENTIFIED BY … has no SET where there must be one");
    }

    @Test
    void veryLongLinesAreReadInTime() {
        String columns = "`c`,".repeat(100_000) + "`c`";
        assertThat(GrantStatement.read("GRANT SELECT (" + columns + ") ON `a`.`b` TO `x`@`%`"))
                .hasSize(1);
        assertThatThrownBy(() -> GrantStatement.read("(".repeat(100_000))).isInstanceOf(GrantUnreadable.class);
    }

    @Test
    void severalAccountsEachGetIt() {
        assertThat(GrantStatement.read("GRANT DROP ON `a`.* TO `x`@`%`, `x`@`localhost`"))
                .extracting(grant -> grant.to().host())
                .isEqualTo(List.of("%", "localhost"));
    }
}
