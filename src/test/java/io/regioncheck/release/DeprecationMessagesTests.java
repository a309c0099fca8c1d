package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.release.Deprecation.ClassPath;
import io.regioncheck.release.Deprecation.Feature;
import io.regioncheck.release.Deprecation.ForRemoval;
import io.regioncheck.release.Deprecation.Renamed;
import io.regioncheck.release.Deprecation.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeprecationMessagesTests {
    private static final DeprecationMessages FACTS = DeprecationMessages.facts();

    static Stream<DeprecationMessages.Shape> shapes() {
        return FACTS.shapes().stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void exampleOfEachShapeIsReadByThatShapeAndNoOneBefore(DeprecationMessages.Shape shape) {
        List<DeprecationMessages.Shape> fitting = FACTS.shapes().stream()
                .filter(other -> java.util.regex.Pattern.compile(other.regex())
                        .matcher(shape.example())
                        .find())
                .toList();

        assertThat(fitting).isNotEmpty();
        assertThat(fitting.get(0).id()).isEqualTo(shape.id());
    }

    @Test
    void optionForRemovalIsReadAsKiloToTheNewestWordIt() {
        Deprecation verbose = new ForRemoval("DEFAULT", "verbose", Optional.empty());
        String kilo =
                "Option \"verbose\" from group \"DEFAULT\" is deprecated for removal.  Its value may be silently ignored in the future.";

        assertThat(FACTS.read(kilo)).isEqualTo(verbose);
        assertThat(FACTS.read(kilo.replace("  ", " "))).isEqualTo(verbose);
        assertThat(FACTS.read("Deprecated: " + kilo)).isEqualTo(verbose);
        assertThat(FACTS.read(
                        "Deprecated: Option \"stores\" from group \"glance_store\" is deprecated for removal (\nThis option\n"
                                + "is (now) gone.\n).  Its value may be silently ignored in the future."))
                .isEqualTo(new ForRemoval("glance_store", "stores", Optional.of("This option is (now) gone.")));
    }

    @Test
    void renamedOptionNamesItsSuccessor() {
        Renamed renamed = new Renamed("DEFAULT", "sql_connection", "database", "connection");
        String kilo =
                "Option \"sql_connection\" from group \"DEFAULT\" is deprecated. Use option \"connection\" from group \"database\".";

        assertThat(FACTS.read(kilo)).isEqualTo(renamed);
        assertThat(FACTS.read("Deprecated: " + kilo)).isEqualTo(renamed);
        assertThat(renamed.subject()).isEqualTo("[DEFAULT] sql_connection");
    }

    @Test
    void classPathOfTheFieldReportNamesTheEntryPoint() {
        assertThat(FACTS.read(
                        "Deprecated: keystone.contrib.revoke.backends.sql.Revoke is deprecated as of Mitaka in favor of sql and"
                                + " may be removed in O."))
                .isEqualTo(new Feature(
                        "keystone.contrib.revoke.backends.sql.Revoke",
                        Optional.of("Mitaka"),
                        Optional.of("sql"),
                        Optional.of("O")));
        assertThat(
                        FACTS.read(
                                "Deprecated: Direct import of driver u'keystone.contrib.revoke.backends.sql.Revoke' is deprecated as of"
                                        + " Liberty in favor of its entrypoint from u'keystone.revoke' and may be removed in N."))
                .isEqualTo(new ClassPath(
                        "keystone.contrib.revoke.backends.sql.Revoke", "keystone.revoke", "Liberty", "N"));
    }

    @Test
    void formsOfOneMatterHaveOneSubject() {
        Deprecation volumes = FACTS.read(
                "Deprecated: Default quota for resource: volumes_ceph is set by the default quota flag:"
                        + " quota_volumes_ceph, it is now deprecated. Please use the default quota class for default quota.");
        Deprecation backups = FACTS.read(
                "Deprecated: Default quota for resource: backups is set by the default quota flag:"
                        + " quota_backups, it is now deprecated. Please use the default quota class for default quota.");

        assertThat(volumes).isEqualTo(backups);
        assertThat(((Words) volumes).advice()).isPresent();
    }

    @Test
    void anythingElseIsItsOwnSubject() {
        assertThat(FACTS.read("a thing is deprecated").subject()).isEqualTo("a thing is deprecated");
    }

    @Test
    @Timeout(10)
    void hostileMessagesCostLittle() {
        String repeated = "x is deprecated as of a in favor of ".repeat(300);
        String words = "DeprecationWarning: Using " + "a ".repeat(3_000);
        long start = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            assertThat(FACTS.read("Deprecated: " + repeated).subject()).isNotEmpty();
            assertThat(FACTS.read(words.repeat(3)).subject()).isNotEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
