package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseNeedsTests {
    private final DatabaseNeeds needs = DatabaseNeeds.facts();

    @Test
    void mitakaCannotDoWithoutTheApiDatabase() {
        assertThat(needs.of(Optional.of(Release.KILO), Release.MITAKA))
                .extracting(DatabaseNeed::database, DatabaseNeed::isRequired)
                .containsExactly(
                        tuple(ServiceDatabase.KEYSTONE, true),
                        tuple(ServiceDatabase.GLANCE, true),
                        tuple(ServiceDatabase.NOVA_API, true),
                        tuple(ServiceDatabase.NOVA, true),
                        tuple(ServiceDatabase.NEUTRON, true),
                        tuple(ServiceDatabase.CINDER, true));
    }

    @ParameterizedTest
    @CsvSource({
        "NOVA_API, LIBERTY, false",
        "NOVA_API, MITAKA, true",
        "NOVA_CELL0, NEWTON, false",
        "NOVA_CELL0, OCATA, true",
        "PLACEMENT, ROCKY, false",
        "PLACEMENT, STEIN, false",
        "PLACEMENT, TRAIN, true",
        "PLACEMENT, ZED, true"
    })
    void knowsSinceWhenADatabaseIsRequired(ServiceDatabase database, Release release, boolean required) {
        assertThat(need(database, Optional.empty(), release).isRequired()).isEqualTo(required);
    }

    @Test
    void doesNotAskForWhatIsNotThereYet() {
        assertThat(needs.of(Optional.empty(), Release.MITAKA))
                .extracting(DatabaseNeed::database)
                .doesNotContain(ServiceDatabase.NOVA_CELL0, ServiceDatabase.PLACEMENT);
        assertThat(needs.of(Optional.empty(), Release.ZED))
                .extracting(DatabaseNeed::database)
                .containsExactly(ServiceDatabase.values());
    }

    @Test
    void saysWhatEachPrivilegeIsFor() {
        DatabaseNeed neutron = need(ServiceDatabase.NEUTRON, Optional.of(Release.KILO), Release.MITAKA);
        assertThat(neutron.names())
                .containsExactly(
                        Privilege.SELECT,
                        Privilege.INSERT,
                        Privilege.UPDATE,
                        Privilege.DELETE,
                        Privilege.CREATE,
                        Privilege.ALTER,
                        Privilege.DROP,
                        Privilege.INDEX,
                        Privilege.REFERENCES);
        assertThat(neutron.privileges())
                .contains(
                        new DatabaseNeed.PrivilegeNeed(Privilege.SELECT, false, "every request reads"),
                        new DatabaseNeed.PrivilegeNeed(
                                Privilege.DROP,
                                true,
                                "migrations drop tables, and renaming one drops the old name (those of liberty, mitaka)"));
        assertThat(neutron.why()).isEqualTo("[database] connection of neutron.conf");
    }

    @Test
    void asksForTriggersOnlyWhereAnUpgradeCrossesThem() {
        Optional<Release> mitaka = Optional.of(Release.MITAKA);
        assertThat(triggers(ServiceDatabase.KEYSTONE, mitaka, Release.NEWTON)).isTrue();
        assertThat(triggers(ServiceDatabase.KEYSTONE, mitaka, Release.PIKE)).isTrue();
        assertThat(triggers(ServiceDatabase.KEYSTONE, Optional.of(Release.OCATA), Release.PIKE))
                .isFalse();
        assertThat(triggers(ServiceDatabase.KEYSTONE, Optional.of(Release.KILO), Release.MITAKA))
                .isFalse();
        assertThat(triggers(ServiceDatabase.KEYSTONE, Optional.empty(), Release.OCATA))
                .isTrue();
        assertThat(triggers(ServiceDatabase.KEYSTONE, Optional.empty(), Release.PIKE))
                .isFalse();
        assertThat(triggers(ServiceDatabase.GLANCE, mitaka, Release.NEWTON)).isFalse();
        assertThat(triggers(ServiceDatabase.GLANCE, mitaka, Release.OCATA)).isTrue();
        assertThat(triggers(ServiceDatabase.NOVA, mitaka, Release.OCATA)).isFalse();
    }

    @Test
    void leavesOutReleasesThatAddNothing() {
        DatabaseNeed glance = need(ServiceDatabase.GLANCE, Optional.of(Release.LIBERTY), Release.NEWTON);
        assertThat(glance.privileges())
                .filteredOn(need -> List.of(Privilege.CREATE, Privilege.ALTER).contains(need.privilege()))
                .extracting(DatabaseNeed.PrivilegeNeed::why)
                .containsExactly("migrations create tables (those of mitaka)", "migrations add and change columns");
    }

    private boolean triggers(ServiceDatabase database, Optional<Release> source, Release target) {
        return need(database, source, target).names().contains(Privilege.TRIGGER);
    }

    private DatabaseNeed need(ServiceDatabase database, Optional<Release> source, Release target) {
        return needs.of(source, target).stream()
                .filter(need -> need.database() == database)
                .findFirst()
                .orElseThrow();
    }
}
