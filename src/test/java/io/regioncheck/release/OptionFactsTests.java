package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.release.OptionNews.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each line is what the code of the release's first tag does with the option; nova: nova/conf from 13.0.0 on. */
class OptionFactsTests {
    private static final String UNSET = "";

    private final OptionFacts nova = OptionFacts.of(Service.NOVA);
    private final OptionFacts keystone = OptionFacts.of(Service.KEYSTONE);

    private static OptionName option(String text) {
        return OptionName.parse(text);
    }

    private OptionNews ofNova(String name, Release release) {
        return nova.judge(option(name), UNSET, release);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                // name,                   at,      kind,       since,   first of what stands for it
                "DEFAULT/allow_resize_to_same_host, ZED, FINE,   none,    none",
                "vnc/enabled,              KILO,    TOO_NEW,    LIBERTY, none",
                "vnc/server_listen,        PIKE,    TOO_NEW,    QUEENS,  none",
                "DEFAULT/vnc_enabled,      KILO,    FINE,       none,    none",
                "DEFAULT/vnc_enabled,      LIBERTY, RENAMED,    none,    [vnc] enabled",
                "DEFAULT/vnc_enabled,      ZED,     RENAMED,    none,    [vnc] enabled",
                "DEFAULT/auth_strategy,    NEWTON,  FINE,       none,    none",
                "DEFAULT/auth_strategy,    OCATA,   RENAMED,    none,    [api] auth_strategy",
                "DEFAULT/use_neutron,      LIBERTY, TOO_NEW,    MITAKA,  none",
                "DEFAULT/use_neutron,      NEWTON,  FINE,       none,    none",
                "DEFAULT/use_neutron,      OCATA,   DEPRECATED, OCATA,   none",
                "DEFAULT/use_neutron,      TRAIN,   DEPRECATED, OCATA,   none",
                "DEFAULT/use_neutron,      USSURI,  REMOVED,    USSURI,  none",
                "neutron/admin_username,   KILO,    FINE,       none,    none",
                "neutron/admin_username,   LIBERTY, DEPRECATED, LIBERTY, [neutron] username",
                "neutron/admin_username,   MITAKA,  LOST,       MITAKA,  [neutron] username",
                "neutron/tenant_name,      LIBERTY, FINE,       none,    none",
                "neutron/tenant_name,      MITAKA,  RENAMED,    none,    [neutron] project_name",
                "placement/os_region_name, QUEENS,  DEPRECATED, QUEENS,  [placement] region_name",
                "placement/os_region_name, ROCKY,   LOST,       ROCKY,   [placement] region_name",
                "neutron/url,              ROCKY,   DEPRECATED, QUEENS,  [neutron] endpoint_override",
                "neutron/url,              TRAIN,   LOST,       TRAIN,   [neutron] endpoint_override",
                "DEFAULT/no_such_option,   ZED,     UNKNOWN,    none,    none",
                "no_such_group/name,       ZED,     UNKNOWN,    none,    none"
            })
    void sayWhatHasBecomeOfAnOption(String name, Release release, Kind kind, Release since, String instead) {
        OptionNews news = ofNova(name, release);
        assertThat(news.kind()).isEqualTo(kind);
        assertThat(news.since().orElse(null)).isEqualTo(since);
        assertThat(news.instead().stream().map(OptionName::toString).findFirst().orElse(null))
                .isEqualTo(instead);
    }

    @Test
    void aNameThatChangedTwiceIsFollowedToTheOneThatStands() {
        assertThat(ofNova("DEFAULT/vncserver_listen", Release.KILO).kind()).isEqualTo(Kind.FINE);
        assertThat(ofNova("DEFAULT/vncserver_listen", Release.PIKE).instead())
                .containsExactly(option("vnc/vncserver_listen"));
        assertThat(ofNova("DEFAULT/vncserver_listen", Release.QUEENS).instead())
                .containsExactly(option("vnc/server_listen"));
        OptionNews lost = ofNova("DEFAULT/vncserver_listen", Release.ZED);
        assertThat(lost.kind()).isEqualTo(Kind.LOST);
        assertThat(lost.instead()).containsExactly(option("vnc/server_listen"));
    }

    @Test
    void whatIsToBeKnownBesidesIsSaid() {
        assertThat(ofNova("neutron/admin_auth_url", Release.LIBERTY).note()).contains("(plus auth_type)");
        assertThat(ofNova("neutron/admin_auth_url", Release.MITAKA).note()).contains("(plus auth_type)");
        assertThat(ofNova("neutron/admin_username", Release.MITAKA).note()).isEmpty();
        assertThat(ofNova("DEFAULT/memcached_servers", Release.MITAKA).note()).startsWith("[cache] memcache_servers");
    }

    @Test
    void whatOnlyWordsStandForIsLostAndNotRemoved() {
        OptionNews news = ofNova("DEFAULT/memcached_servers", Release.NEWTON);
        assertThat(news.kind()).isEqualTo(Kind.LOST);
        assertThat(news.instead()).isEmpty();
        assertThat(news.note()).startsWith("[cache] memcache_servers");
    }

    @Test
    void whatAnotherOptionOfTheNameMayStandForIsAGuess() {
        OptionNews news = ofNova("barbican/os_region_name", Release.OCATA);
        assertThat(news.kind()).isEqualTo(Kind.REMOVED);
        assertThat(news.instead()).containsExactly(option("placement/os_region_name"));
        assertThat(ofNova("barbican/os_region_name", Release.ZED).instead())
                .as("under the name that it has by then")
                .containsExactly(option("placement/region_name"));
    }

    @Test
    void whatALibraryDefinesIsKnownToTheServicesThatUseIt() {
        for (Service service : Service.values()) {
            if (service != Service.PLACEMENT) {
                OptionFacts facts = OptionFacts.of(service);
                assertThat(facts.takes(option("DEFAULT/verbose"), Release.KILO))
                        .as("%s", service)
                        .isTrue();
                assertThat(facts.takes(option("DEFAULT/verbose"), Release.PIKE))
                        .as("%s", service)
                        .isFalse();
            }
        }
        OptionNews uri = nova.judge(option("keystone_authtoken/auth_uri"), UNSET, Release.QUEENS);
        assertThat(uri.kind()).isEqualTo(Kind.DEPRECATED);
        assertThat(uri.instead()).containsExactly(option("keystone_authtoken/www_authenticate_uri"));
        assertThat(nova.judge(option("keystone_authtoken/auth_uri"), UNSET, Release.PIKE)
                        .kind())
                .isEqualTo(Kind.FINE);
    }

    @Test
    void anOldNameIsTakenToo() {
        assertThat(nova.takes(option("DEFAULT/vnc_enabled"), Release.KILO)).isTrue();
        assertThat(nova.takes(option("DEFAULT/vnc_enabled"), Release.ZED)).isTrue();
        assertThat(nova.takes(option("vnc/enabled"), Release.KILO)).isFalse();
        assertThat(nova.takes(option("DEFAULT/no_such_option"), Release.ZED)).isFalse();
    }

    @Test
    void groupsAreThoseThatTheCodeHas() {
        assertThat(nova.knowsGroup("vnc")).isTrue();
        assertThat(nova.knowsGroup("revoke")).isFalse();
        assertThat(keystone.knowsGroup("revoke")).isTrue();
    }

    @Test
    void aValueThatIsGoneIsSaidBeforeAllElse() {
        String revoke = "keystone.contrib.revoke.backends.sql.Revoke";
        OptionName driver = option("revoke/driver");
        assertThat(keystone.judge(driver, revoke, Release.MITAKA).kind()).isEqualTo(Kind.VALUE_DEPRECATED);
        assertThat(keystone.judge(driver, revoke, Release.PIKE).kind()).isEqualTo(Kind.VALUE_GONE);
        assertThat(keystone.judge(driver, "sql", Release.PIKE).kind()).isEqualTo(Kind.FINE);
    }

    @Test
    void aMarkThatWasTakenBackHoldsNoMore() {
        OptionName driver = option("resource/driver");
        assertThat(keystone.judge(driver, "sql", Release.OCATA).kind()).isEqualTo(Kind.FINE);
        assertThat(keystone.judge(driver, "sql", Release.PIKE).kind()).isEqualTo(Kind.DEPRECATED);
        assertThat(keystone.judge(driver, "sql", Release.TRAIN).kind()).isEqualTo(Kind.DEPRECATED);
        assertThat(keystone.judge(driver, "sql", Release.USSURI).kind()).isEqualTo(Kind.FINE);
    }

    @ParameterizedTest
    @EnumSource
    void whatStandsForAnOptionIsTakenByTheRelease(Release release) {
        for (Service service : Service.values()) {
            OptionFacts facts = OptionFacts.of(service);
            for (String[] row : OptionTable.rows(service + ".tsv")) {
                OptionName name = new OptionName(row[0], row[1]);
                assertThat(facts.judge(name, UNSET, release).instead())
                        .as("%s of %s at %s", name, service, release)
                        .allMatch(other -> facts.takes(other, release))
                        .doesNotContain(name);
            }
        }
    }

    @Test
    void aTableThatThisBuildLacksIsSaid() {
        assertThatThrownBy(() -> OptionTable.rows("swift.tsv")).hasMessage("this build lacks options/swift.tsv");
        assertThat(OptionTable.rows("values.tsv"))
                .allSatisfy(row -> assertThat(row).hasSize(7));
        assertThat(OptionTable.rows("changes.tsv"))
                .allSatisfy(row -> assertThat(row[0]).doesNotStartWith("#"));
    }
}
