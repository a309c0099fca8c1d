package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.release.OptionNews.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionFactsTests {
    private static OptionNews news(Service service, String group, String name, String value, Release release) {
        return OptionFacts.of(service).judge(new OptionName(group, name), value, release);
    }

    @ParameterizedTest
    @CsvSource({
        "KEYSTONE, oslo_policy, policy_dirs, KILO, DEPRECATED",
        "KEYSTONE, oslo_policy, policy_dirs, LIBERTY, DEPRECATED",
        "NOVA, oslo_policy, policy_dirs, MITAKA, FINE",
        "NOVA, oslo_policy, policy_dirs, EPOXY, FINE",
        "GLANCE, DEFAULT, scrub_time, BOBCAT, FINE",
        "GLANCE, DEFAULT, scrub_time, CARACAL, DEPRECATED",
        "GLANCE, DEFAULT, scrub_time, EPOXY, DEPRECATED",
        "GLANCE, DEFAULT, scrub_time, FLAMINGO, FINE",
        "NOVA, quota, driver, QUEENS, DEPRECATED",
        "NOVA, quota, driver, ROCKY, FINE",
        "NOVA, api, auth_strategy, EPOXY, DEPRECATED"
    })
    void aDeprecationThatWasTakenBackIsNone(Service service, String group, String name, Release release, Kind kind) {
        assertThat(news(service, group, name, "x", release).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"LIBERTY, FINE", "MITAKA, DEPRECATED", "NEWTON, LOST"})
    void memcachedServersOfNovaGoWithMitaka(Release release, Kind kind) {
        OptionNews news = news(Service.NOVA, "DEFAULT", "memcached_servers", "127.0.0.1:11211", release);
        assertThat(news.kind()).isEqualTo(kind);
        assertThat(news.instead()).isEmpty();
        if (kind != Kind.FINE) {
            assertThat(news.note()).startsWith("[cache] memcache_servers, with enabled = true");
        }
    }

    @Test
    void aPolicyFileInJsonIsOnTheWayOutAndHasNoOtherValue() {
        OptionNews json =
                news(Service.NEUTRON, "oslo_policy", "policy_file", "/etc/neutron/policy.json", Release.EPOXY);
        assertThat(json.kind()).isEqualTo(Kind.VALUE_DEPRECATED);
        assertThat(json.value()).isEmpty();
        assertThat(news(Service.NEUTRON, "oslo_policy", "policy_file", "/etc/neutron/policy.json", Release.USSURI)
                        .kind())
                .isEqualTo(Kind.FINE);
        assertThat(news(Service.NEUTRON, "oslo_policy", "policy_file", "policy.yaml", Release.EPOXY)
                        .kind())
                .isEqualTo(Kind.FINE);
    }
}
