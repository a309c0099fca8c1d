package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.release.OptionNews.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against facts of which each can be looked up: keystone/common/manager.py 8.0.0 to 12.0.0, and release notes of 9.0.0. */
class OptionValuesTests {
    private static final String REVOKE = "keystone.contrib.revoke.backends.sql.Revoke";
    private static final OptionName REVOKE_DRIVER = new OptionName("revoke", "driver");
    private static final OptionName TOKEN_PROVIDER = new OptionName("token", "provider");

    private final OptionValues keystone = OptionValues.of(Service.KEYSTONE);
    private final OptionValues cinder = OptionValues.of(Service.CINDER);

    private Optional<OptionNews> ofKeystone(OptionName option, String value, Release release) {
        return keystone.judge(option, value, release);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "KILO,    none",
                "LIBERTY, VALUE_DEPRECATED",
                "OCATA,   VALUE_DEPRECATED",
                "PIKE,    VALUE_GONE",
                "ZED,     VALUE_GONE"
            })
    void aClassPathIsWarnedOfAndThenTakenNoMore(Release release, Kind kind) {
        Optional<OptionNews> news = ofKeystone(REVOKE_DRIVER, REVOKE, release);
        assertThat(news.map(OptionNews::kind).orElse(null)).isEqualTo(kind);
        news.ifPresent(said -> {
            assertThat(said.value()).contains("sql");
            assertThat(said.note()).isEqualTo(REVOKE);
            assertThat(said.since()).contains(kind == Kind.VALUE_GONE ? Release.PIKE : Release.LIBERTY);
        });
    }

    @Test
    void aValueOfAnotherOptionIsNone() {
        assertThat(ofKeystone(TOKEN_PROVIDER, REVOKE, Release.ZED)).isEmpty();
        assertThat(OptionValues.of(Service.NOVA).judge(REVOKE_DRIVER, REVOKE, Release.ZED))
                .isEmpty();
    }

    @Test
    void whatNothingTakesThePlaceOfIsGoneWithoutAnother() {
        assertThat(ofKeystone(TOKEN_PROVIDER, "pki", Release.NEWTON)).isEmpty();
        OptionNews gone = ofKeystone(TOKEN_PROVIDER, "pki", Release.OCATA).orElseThrow();
        assertThat(gone.kind()).isEqualTo(Kind.VALUE_GONE);
        assertThat(gone.since()).contains(Release.OCATA);
        assertThat(gone.value()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a," + REVOKE + ",b | a,sql,b",
                "a, " + REVOKE + " | a, sql",
                "kvs,a | a",
                "a,kvs , " + REVOKE + " | a, sql"
            })
    void eachElementOfAListIsJudged(String value, String instead) {
        OptionNews news = ofKeystone(REVOKE_DRIVER, value, Release.ZED).orElseThrow();
        assertThat(news.kind()).isEqualTo(Kind.VALUE_GONE);
        assertThat(news.value()).contains(instead);
        assertThat(keystone.instead(REVOKE_DRIVER, value, Release.ZED)).contains(instead);
    }

    @Test
    void allThatIsWrongIsNamed() {
        assertThat(ofKeystone(REVOKE_DRIVER, "kvs, fine, " + REVOKE, Release.ZED)
                        .orElseThrow()
                        .note())
                .isEqualTo("kvs, " + REVOKE);
        assertThat(ofKeystone(REVOKE_DRIVER, "kvs," + REVOKE, Release.MITAKA)
                        .orElseThrow()
                        .note())
                .as("what is gone already, before what will be")
                .isEqualTo("kvs");
    }

    @Test
    void whatMayStayHasNoOther() {
        assertThat(keystone.instead(REVOKE_DRIVER, "sql", Release.ZED)).isEmpty();
        assertThat(keystone.instead(REVOKE_DRIVER, REVOKE, Release.KILO)).isEmpty();
        assertThat(keystone.instead(REVOKE_DRIVER, REVOKE, Release.LIBERTY)).contains("sql");
        assertThat(keystone.instead(TOKEN_PROVIDER, "pki", Release.ZED))
                .as("nothing is left")
                .isEmpty();
        assertThat(ofKeystone(REVOKE_DRIVER, "sql", Release.ZED)).isEmpty();
    }

    @Test
    void theDriverOfABackEndIsKnownInEachGroup() {
        String iscsi = "cinder.volume.drivers.lvm.LVMISCSIDriver";
        for (String group : new String[] {"DEFAULT", "lvm-1", "backend_defaults"}) {
            OptionNews news = cinder.judge(new OptionName(group, "volume_driver"), iscsi, Release.MITAKA)
                    .orElseThrow();
            assertThat(news.kind()).isEqualTo(Kind.VALUE_GONE);
            assertThat(news.value()).contains("cinder.volume.drivers.lvm.LVMVolumeDriver");
        }
        assertThat(cinder.judge(new OptionName("lvm-1", "backup_driver"), "cinder.backup.drivers.google", Release.ZED))
                .isEmpty();
        assertThat(cinder.judge(new OptionName("DEFAULT", "volume_driver"), iscsi, Release.LIBERTY))
                .isEmpty();
    }
}
