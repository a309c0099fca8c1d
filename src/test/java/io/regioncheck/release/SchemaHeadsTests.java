package io.regioncheck.release;

import static io.regioncheck.release.SchemaPosition.AHEAD;
import static io.regioncheck.release.SchemaPosition.AT_SOURCE;
import static io.regioncheck.release.SchemaPosition.AT_TARGET;
import static io.regioncheck.release.SchemaPosition.BEHIND;
import static io.regioncheck.release.SchemaPosition.BETWEEN;
import static io.regioncheck.release.SchemaPosition.NOT_CREATED;
import static io.regioncheck.release.SchemaPosition.NOT_EXPECTED;
import static io.regioncheck.release.SchemaPosition.TOO_OLD;
import static io.regioncheck.release.SchemaPosition.UNKNOWN_REVISION;
import static io.regioncheck.release.SchemaPosition.UNREAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.release.SchemaJudgement.Line;
import io.regioncheck.release.SchemaRow.Alembic;
import io.regioncheck.release.SchemaRow.Migrate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaHeadsTests {
    private static final Optional<Release> KILO = Optional.of(Release.KILO);
    private static final Optional<Release> LIBERTY = Optional.of(Release.LIBERTY);

    private final SchemaHeads heads = SchemaHeads.facts();

    @ParameterizedTest
    @CsvSource({
        "NOVA, nova, 215, BEHIND",
        "NOVA, nova, 214, TOO_OLD",
        "NOVA, nova, 279, BEHIND",
        "NOVA, nova, 280, AT_SOURCE",
        "NOVA, nova, 281, BETWEEN",
        "NOVA, nova, 318, BETWEEN",
        "NOVA, nova, 319, AT_TARGET",
        "NOVA, nova, 320, AHEAD",
        "NOVA_CELL0, nova, 319, AT_TARGET",
        "NOVA_API, nova_api, 2, AT_SOURCE",
        "NOVA_API, nova_api, 7, AT_TARGET",
        "NOVA_API, nova_api, 8, AHEAD",
        "KEYSTONE, keystone, 67, AT_SOURCE",
        "KEYSTONE, keystone, 66, BEHIND",
        "KEYSTONE, keystone, 65, TOO_OLD",
        "KEYSTONE, keystone, 95, BETWEEN",
        "KEYSTONE, keystone, 96, AT_TARGET",
        "KEYSTONE, keystone, 97, AT_TARGET",
        "KEYSTONE, keystone, 98, AHEAD",
        "GLANCE, Glance Migrations, 41, AT_SOURCE",
        "GLANCE, Glance Migrations, 44, AT_TARGET",
        "CINDER, cinder, 72, AT_TARGET"
    })
    void placesANumberBetweenKiloAndMitaka(
            ServiceDatabase database, String repository, int version, SchemaPosition position) {
        SchemaPosition expected = position == AT_SOURCE && database == ServiceDatabase.KEYSTONE ? BETWEEN : position;
        SchemaJudgement judgement = judge(database, KILO, Release.MITAKA, new Migrate(repository, version));
        assertThat(judgement.position()).isEqualTo(expected);
        assertThat(judgement.lines()).extracting(Line::position).containsExactly(position);
    }

    @Test
    void asksForTheExtensionsOfKeystoneOnlyWhereTheReleaseRunsThem() {
        SchemaRow[] kilo = keystone(67);
        assertThat(judge(ServiceDatabase.KEYSTONE, KILO, Release.MITAKA, kilo).position())
                .isEqualTo(AT_SOURCE);
        assertThat(judge(ServiceDatabase.KEYSTONE, KILO, Release.MITAKA, keystone(97))
                        .position())
                .isEqualTo(AT_TARGET);
        assertThat(judge(ServiceDatabase.KEYSTONE, KILO, Release.LIBERTY, new Migrate("keystone", 75))
                        .position())
                .isEqualTo(BETWEEN);
        assertThat(judge(ServiceDatabase.KEYSTONE, KILO, Release.LIBERTY, new Migrate("keystone", 75))
                        .offTarget())
                .contains(new Line("migrate_version: oauth1", "none", "5", NOT_CREATED))
                .hasSize(5);
    }

    @Test
    void doesNotReadTheRowsOfExtensionsThatWereGivenUp() {
        SchemaJudgement judgement = judge(
                ServiceDatabase.KEYSTONE,
                Optional.of(Release.MITAKA),
                Release.NEWTON,
                Stream.concat(
                                Arrays.stream(keystone(109)),
                                Stream.of("keystone_expand", "keystone_data_migrate", "keystone_contract")
                                        .map(name -> new Migrate(name, 4)))
                        .toArray(SchemaRow[]::new));
        assertThat(judgement.position()).isEqualTo(AT_TARGET);
        assertThat(judgement.offTarget()).isEmpty();
        assertThat(judgement.lines())
                .contains(new Line("migrate_version: revoke", "2", "not read: no repository of newton", UNREAD));
    }

    @Test
    void saysBetweenWhileKeystoneHasExpandedAndNotContracted() {
        SchemaRow[] rows = {
            new Migrate("keystone", 109), new Migrate("keystone_expand", 4), new Migrate("keystone_data_migrate", 4)
        };
        SchemaJudgement judgement = judge(ServiceDatabase.KEYSTONE, Optional.of(Release.MITAKA), Release.NEWTON, rows);
        assertThat(judgement.position()).isEqualTo(BETWEEN);
        assertThat(judgement.offTarget())
                .containsExactly(new Line("migrate_version: keystone_contract", "none", "4", NOT_CREATED));
        rows[0] = new Migrate("keystone", 97);
        assertThat(judge(ServiceDatabase.KEYSTONE, Optional.of(Release.MITAKA), Release.NEWTON, rows)
                        .position())
                .as("the source knows no keystone_expand: it is not only at the source")
                .isEqualTo(BETWEEN);
    }

    @Test
    void placesTheTwoHeadsOfNeutron() {
        assertThat(neutron(KILO, Release.MITAKA, "kilo").position()).isEqualTo(AT_SOURCE);
        assertThat(neutron(LIBERTY, Release.MITAKA, "34af2b5c5a59", "4af11ca47297")
                        .position())
                .isEqualTo(AT_SOURCE);
        assertThat(neutron(KILO, Release.MITAKA, "34af2b5c5a59", "4af11ca47297").position())
                .isEqualTo(BETWEEN);
        assertThat(neutron(LIBERTY, Release.MITAKA, "4ffceebfcdc").position()).isEqualTo(AT_TARGET);
        assertThat(neutron(LIBERTY, Release.MITAKA, "4ffceebfcdc", "0e66c5227a8a")
                        .position())
                .isEqualTo(AT_TARGET);
        assertThat(neutron(LIBERTY, Release.MITAKA, "5c85685d616d").position()).isEqualTo(AHEAD);
    }

    @Test
    void saysWhatIsMissingWhenNeutronHasOnlyExpanded() {
        SchemaJudgement expanded = neutron(LIBERTY, Release.MITAKA, "0e66c5227a8a", "4af11ca47297");
        assertThat(expanded.position()).isEqualTo(BETWEEN);
        assertThat(expanded.lines()).extracting(Line::position).containsExactly(AT_TARGET, AT_SOURCE);
        SchemaJudgement lost = neutron(LIBERTY, Release.MITAKA, "0e66c5227a8a");
        assertThat(lost.position()).isEqualTo(BETWEEN);
        assertThat(lost.offTarget()).containsExactly(new Line("alembic_version", "none", "4ffceebfcdc", NOT_CREATED));
    }

    @Test
    void namesARevisionThatNoReleaseShips() {
        SchemaJudgement judgement = neutron(KILO, Release.MITAKA, "deadbeef0001", "4ffceebfcdc");
        assertThat(judgement.position()).isEqualTo(UNKNOWN_REVISION);
        assertThat(judgement.offTarget())
                .containsExactly(new Line("alembic_version", "deadbeef0001", "4ffceebfcdc", UNKNOWN_REVISION));
        assertThat(judgement.found()).isEqualTo("alembic_version deadbeef0001, alembic_version 4ffceebfcdc");
    }

    @Test
    void saysTooOldWhereTheTargetNoLongerShipsTheScript() {
        assertThat(neutron(KILO, Release.MITAKA, "juno").position()).isEqualTo(TOO_OLD);
        assertThat(neutron(KILO, Release.LIBERTY, "juno").position()).isEqualTo(BEHIND);
        assertThat(neutron(Optional.empty(), Release.MITAKA, "kilo").position()).isEqualTo(BEHIND);
        assertThat(neutron(Optional.empty(), Release.NEWTON, "34af2b5c5a59", "4af11ca47297")
                        .position())
                .isEqualTo(BEHIND);
    }

    @Test
    void placesARevisionThatIsNoReleasesHead() {
        assertThat(neutron(LIBERTY, Release.MITAKA, "15be73214821", "4af11ca47297")
                        .position())
                .isEqualTo(BETWEEN);
        assertThat(neutron(LIBERTY, Release.MITAKA, "11926bcfe72d", "4af11ca47297")
                        .position())
                .isEqualTo(BEHIND);
    }

    @Test
    void readsFrozenNumbersOnlyUntilAlembicHasARow() {
        Optional<Release> wallaby = Optional.of(Release.WALLABY);
        Migrate frozen = new Migrate("nova", 422);
        Alembic xena = new Alembic("8f2f1571d55b");
        assertThat(judge(ServiceDatabase.NOVA, wallaby, Release.XENA, frozen, xena)
                        .position())
                .isEqualTo(AT_TARGET);
        assertThat(judge(ServiceDatabase.NOVA, wallaby, Release.XENA, frozen, xena)
                        .lines())
                .contains(new Line("migrate_version: nova", "422", "not read: alembic_version is", UNREAD));
        assertThat(judge(ServiceDatabase.NOVA, wallaby, Release.XENA, xena).position())
                .isEqualTo(AT_TARGET);
        assertThat(judge(ServiceDatabase.NOVA, wallaby, Release.XENA, new Migrate("nova", 417))
                        .position())
                .isEqualTo(AT_SOURCE);
        SchemaJudgement frozenOnly = judge(ServiceDatabase.NOVA, wallaby, Release.XENA, frozen);
        assertThat(frozenOnly.position()).isEqualTo(BETWEEN);
        assertThat(frozenOnly.offTarget())
                .containsExactly(new Line("alembic_version", "none", "8f2f1571d55b", NOT_CREATED));
    }

    @Test
    void saysTooOldWhereOnlyFrozenNumbersAreLeft() {
        assertThat(judge(
                                ServiceDatabase.KEYSTONE,
                                Optional.of(Release.XENA),
                                Release.BOBCAT,
                                new Migrate("keystone_expand", 79))
                        .position())
                .isEqualTo(TOO_OLD);
    }

    @Test
    void acceptsTheCombinedRevisionOfGlance() {
        Optional<Release> mitaka = Optional.of(Release.MITAKA);
        Migrate frozen = new Migrate("Glance Migrations", 45);
        assertThat(judge(ServiceDatabase.GLANCE, mitaka, Release.OCATA, frozen, new Alembic("ocata01"))
                        .position())
                .isEqualTo(AT_TARGET);
        assertThat(judge(ServiceDatabase.GLANCE, mitaka, Release.OCATA, new Alembic("ocata01"))
                        .lines())
                .containsExactly(new Line("alembic_version", "ocata01", "ocata01", AT_TARGET));
        assertThat(judge(
                                ServiceDatabase.GLANCE,
                                mitaka,
                                Release.OCATA,
                                new Alembic("ocata_expand01"),
                                new Alembic("ocata_contract01"))
                        .position())
                .isEqualTo(AT_TARGET);
        assertThat(judge(ServiceDatabase.GLANCE, mitaka, Release.OCATA, new Alembic("ocata_expand01"))
                        .position())
                .isEqualTo(BETWEEN);
        assertThat(judge(ServiceDatabase.GLANCE, mitaka, Release.QUEENS, new Alembic("pike01"))
                        .position())
                .as("queens has no such script, but translates the row")
                .isEqualTo(BETWEEN);
    }

    @Test
    void seesAlembicWhereTheReleaseHasNone() {
        SchemaJudgement judgement = judge(ServiceDatabase.NOVA, KILO, Release.MITAKA, new Alembic("8f2f1571d55b"));
        assertThat(judgement.position()).isEqualTo(AHEAD);
        assertThat(judgement.lines())
                .containsExactly(
                        new Line(
                                "alembic_version",
                                "8f2f1571d55b",
                                "no such row: mitaka does not use alembic here",
                                AHEAD),
                        new Line("migrate_version: nova", "none", "319", NOT_CREATED));
        assertThat(judge(ServiceDatabase.NOVA, KILO, Release.MITAKA, new Migrate("nova", 280), new Alembic("mine"))
                        .position())
                .isEqualTo(UNKNOWN_REVISION);
    }

    @Test
    void saysNotCreatedWhereNothingIsOfTheService() {
        assertThat(judge(ServiceDatabase.NOVA_API, KILO, Release.MITAKA).position())
                .isEqualTo(NOT_CREATED);
        assertThat(judge(ServiceDatabase.NOVA_API, KILO, Release.MITAKA, new Migrate("somebody's", 3))
                        .position())
                .isEqualTo(NOT_CREATED);
        assertThat(judge(ServiceDatabase.PLACEMENT, KILO, Release.MITAKA, new Alembic("x"))
                        .position())
                .isEqualTo(NOT_EXPECTED);
        assertThat(judge(ServiceDatabase.PLACEMENT, Optional.of(Release.ROCKY), Release.STEIN)
                        .lines())
                .extracting(Line::position)
                .containsExactly(NOT_CREATED);
    }

    @Test
    void doesNotMindARowOfSomebodyElse() {
        SchemaRow[] rows = {new Migrate("nova", 280), new Migrate("somebody's", 3)};
        assertThat(judge(ServiceDatabase.NOVA, KILO, Release.MITAKA, rows).position())
                .isEqualTo(AT_SOURCE);
        rows[0] = new Migrate("nova", 319);
        assertThat(judge(ServiceDatabase.NOVA, KILO, Release.MITAKA, rows).position())
                .isEqualTo(AT_TARGET);
    }

    @Test
    void knowsTheTrueHeadWhereAHeadFileLies() {
        assertThat(heads.at(ServiceDatabase.KEYSTONE, Release.FLAMINGO)
                        .orElseThrow()
                        .alembic()
                        .orElseThrow()
                        .heads())
                .containsExactly("e8725d6fa226", "c88cdce8f248");
    }

    @ParameterizedTest
    @EnumSource
    void everyReleaseIsAtItselfAndAtTheSourceOfTheNext(Release release) {
        for (ServiceDatabase database : ServiceDatabase.values()) {
            heads.at(database, release).ifPresent(expectation -> {
                List<SchemaRow> rows = rows(expectation);
                assertThat(heads.judge(database, rows, Optional.empty(), release)
                                .position())
                        .as("%s at %s", database, release)
                        .isEqualTo(AT_TARGET);
                if (release != Release.newest()) {
                    Release next = Release.values()[release.ordinal() + 1];
                    assertThat(heads.judge(database, rows, Optional.of(release), next)
                                    .position())
                            .as("%s from %s to %s", database, release, next)
                            .isIn(AT_SOURCE, AT_TARGET);
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyHeadIsARevisionThatTheReleaseShips(Release release) {
        SchemaRevisions revisions = SchemaRevisions.facts();
        for (ServiceDatabase database : ServiceDatabase.values()) {
            heads.at(database, release).flatMap(SchemaExpectation::alembic).ifPresent(alembic -> {
                assertThat(alembic.heads())
                        .containsAll(alembic.singleStep().isPresent() ? alembic.heads() : alembic.rows());
                assertThat(alembic.heads())
                        .allSatisfy(head -> assertThat(revisions.find(database, head))
                                .hasValueSatisfying(shipped -> {
                                    assertThat(shipped.since().isAfter(release)).isFalse();
                                    assertThat(shipped.isGoneIn(release)).isFalse();
                                }));
            });
        }
    }

    private static List<SchemaRow> rows(SchemaExpectation expectation) {
        List<SchemaRow> rows = new ArrayList<>();
        expectation.migrate().forEach(row -> rows.add(new Migrate(row.repository(), row.head())));
        expectation.alembic().ifPresent(alembic -> alembic.rows().forEach(row -> rows.add(new Alembic(row))));
        return rows;
    }

    private SchemaJudgement neutron(Optional<Release> source, Release target, String... revisions) {
        return judge(
                ServiceDatabase.NEUTRON,
                source,
                target,
                Arrays.stream(revisions).map(Alembic::new).toArray(SchemaRow[]::new));
    }

    private SchemaJudgement judge(
            ServiceDatabase database, Optional<Release> source, Release target, SchemaRow... rows) {
        return heads.judge(database, List.of(rows), source, target);
    }

    private static SchemaRow[] keystone(int version) {
        return new SchemaRow[] {
            new Migrate("keystone", version),
            new Migrate("endpoint_filter", 2),
            new Migrate("endpoint_policy", 1),
            new Migrate("federation", 8),
            new Migrate("oauth1", 5),
            new Migrate("revoke", 2)
        };
    }
}
