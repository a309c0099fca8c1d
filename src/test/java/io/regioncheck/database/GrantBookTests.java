package io.regioncheck.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.database.ServerVersion.Flavour;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What grants come to; {@link GrantTruthTests} holds the same against a server. */
class GrantBookTests {
    private static final Account NEUTRON = new Account("neutron", "%");
    private static final Account AT_HOME = new Account("neutron", "localhost");
    private static final Set<String> NEEDED =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "INDEX", "REFERENCES");

    private static final GrantBook.Rules MARIADB = new GrantBook.Rules(Flavour.MARIADB, false, false);

    private static GrantBook book(String... lines) {
        return new GrantBook(List.of(NEUTRON, AT_HOME), read(lines), MARIADB);
    }

    private static List<Grant> read(String... lines) {
        return Arrays.stream(lines)
                .flatMap(line -> GrantStatement.read(line).stream())
                .toList();
    }

    @Test
    void whatIsMissingIsNamedWithTheStatementThatGivesIt() {
        Holding holding =
                book("GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX ON `neutron`.* TO `neutron`@`%`")
                        .holding(NEUTRON, "neutron");
        assertThat(holding.missing(NEEDED)).containsExactly("DROP", "REFERENCES");
        assertThat(holding.grant(NEEDED)).isEqualTo("GRANT DROP, REFERENCES ON `neutron`.* TO 'neutron'@'%';");
    }

    @Test
    void grantForAnyHostServesTheAccountOfOneHostToo() {
        Holding holding =
                book("GRANT ALL PRIVILEGES ON `neutron`.* TO `neutron`@`%`").holding(AT_HOME, "neutron");
        assertThat(holding.missing(NEEDED)).isEmpty();
    }

    @Test
    void grantForTheHostPutsOutTheOneForAny() {
        Holding holding = book(
                        "GRANT ALL PRIVILEGES ON `neutron`.* TO `neutron`@`%`",
                        "GRANT SELECT ON `neutron`.* TO `neutron`@`localhost`")
                .holding(AT_HOME, "neutron");
        assertThat(holding.names()).containsExactly("SELECT");
        assertThat(holding.grant(NEEDED)).startsWith("GRANT ALTER, CREATE, ").endsWith("TO 'neutron'@'localhost';");
    }

    @Test
    void closestPatternDecidesAlone() {
        Holding holding = book(
                        "GRANT ALL PRIVILEGES ON `neut%`.* TO `neutron`@`%`",
                        "GRANT SELECT, DROP ON `neutron`.* TO `neutron`@`%`")
                .holding(NEUTRON, "neutron");
        assertThat(holding.names()).containsExactlyInAnyOrder("SELECT", "DROP");
    }

    @Test
    void remedyAddsToTheGrantThatDecidesAndPutsOutNone() {
        Holding holding =
                book("GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX, REFERENCES ON `neut%`.* TO `neutron`@`%`")
                        .holding(NEUTRON, "neutron");
        assertThat(holding.grant(NEEDED)).isEqualTo("GRANT DROP ON `neut%`.* TO 'neutron'@'%';");
    }

    @Test
    void remedyNamesExactlyTheDatabaseWhereNothingIsGrantedYet() {
        Holding holding = book("GRANT SELECT ON `neutron`.* TO `neutron`@`%`").holding(NEUTRON, "nova_api");
        assertThat(holding.grant(Set.of("SELECT", "DROP")))
                .isEqualTo("GRANT DROP, SELECT ON `nova\\_api`.* TO 'neutron'@'%';");
    }

    @Test
    void privilegesOnTablesReachNoTableToCome() {
        Holding holding = book(
                        "GRANT ALL PRIVILEGES ON `neutron`.`ports` TO `neutron`@`%`",
                        "GRANT SELECT ON `neutron`.* TO `neutron`@`%`")
                .holding(NEUTRON, "neutron");
        assertThat(holding.names()).containsExactly("SELECT");
        assertThat(holding.onTables()).containsExactly("ports");
    }

    @Test
    void globalPrivilegesReachEveryDatabaseButTheRestricted() {
        GrantBook book =
                book("GRANT ALL PRIVILEGES ON *.* TO `neutron`@`%`", "REVOKE DROP ON `neutron`.* FROM `neutron`@`%`");
        assertThat(book.holding(NEUTRON, "nova").missing(NEEDED)).isEmpty();
        assertThat(book.holding(NEUTRON, "neutron").missing(NEEDED)).containsExactly("DROP");
    }

    @Test
    void roleHelpsWhereItIsActive() {
        String[] lines = {
            "GRANT USAGE ON *.* TO `neutron`@`%`",
            "GRANT `migrator` TO `neutron`@`%`",
            "GRANT `inner` TO `migrator`",
            "GRANT ALL PRIVILEGES ON `neutron`.* TO `inner`"
        };
        Holding passive = book(lines).holding(NEUTRON, "neutron");
        assertThat(passive.names()).isEmpty();
        assertThat(passive.inactive()).contains("DROP");
        assertThat(passive.writes()).isTrue();

        String[] more = Arrays.copyOf(lines, lines.length + 1);
        more[lines.length] = "SET DEFAULT ROLE `migrator` FOR `neutron`@`%`";
        Holding active = book(more).holding(NEUTRON, "neutron");
        assertThat(active.missing(NEEDED)).isEmpty();
        assertThat(active.inactive()).isEmpty();
    }

    @Test
    void circleOfRolesEnds() {
        GrantBook book = new GrantBook(
                List.of(NEUTRON),
                read(
                        "GRANT `a`@`%` TO `neutron`@`%`",
                        "GRANT `b`@`%` TO `a`@`%`", "GRANT `a`@`%` TO `b`@`%`", "GRANT DROP ON `neutron`.* TO `b`@`%`"),
                new GrantBook.Rules(Flavour.MYSQL, true, false));
        assertThat(book.holding(NEUTRON, "neutron").names()).containsExactly("DROP");
    }

    @Test
    void ofGrantsThatAreEquallyCloseOnlyWhatAllGiveIsSure() {
        GrantBook book = new GrantBook(
                List.of(NEUTRON),
                read(
                        "GRANT SELECT, DROP ON `nova_api`.* TO `neutron`@`%`",
                        "GRANT SELECT, ALTER ON `nova%`.* TO `neutron`@`%`"),
                new GrantBook.Rules(Flavour.MYSQL, false, false));
        Holding holding = book.holding(NEUTRON, "nova_api");
        assertThat(holding.names()).containsExactly("SELECT");
        assertThat(holding.grant(Set.of("SELECT", "DROP"))).isEqualTo("GRANT DROP ON `nova%`.* TO 'neutron'@'%';");
        assertThat(new GrantBook(book.accounts(), book.grants(), MARIADB)
                        .holding(NEUTRON, "nova_api")
                        .names())
                .containsExactlyInAnyOrder("SELECT", "DROP");
    }

    @Test
    void underscoreIsItselfWherePartialRevokesAreOn() {
        List<Grant> grants = read("GRANT DROP ON `nova_api`.* TO `neutron`@`%`");
        GrantBook literal = new GrantBook(List.of(NEUTRON), grants, new GrantBook.Rules(Flavour.MYSQL, false, true));
        assertThat(literal.holding(NEUTRON, "novaXapi").names()).isEmpty();
        assertThat(literal.holding(NEUTRON, "nova_api").names()).containsExactly("DROP");
    }

    @Test
    void whoRulesEverythingIsNoService() {
        GrantBook book =
                book("GRANT ALL PRIVILEGES ON *.* TO `neutron`@`%`", "GRANT SELECT ON *.* TO `neutron`@`localhost`");
        assertThat(book.isAdministrator(NEUTRON)).isTrue();
        assertThat(book.isAdministrator(AT_HOME)).isFalse();
    }

    @Test
    void statementsKeepOddNamesTogether() {
        Account odd = new Account("o'brien\\", "%");
        assertThat(odd).hasToString("'o''brien\\\\'@'%'");
    }
}
