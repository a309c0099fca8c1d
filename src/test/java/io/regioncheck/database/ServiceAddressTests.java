package io.regioncheck.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTests {
    @ParameterizedTest
    @CsvSource({
        "mysql+pymysql://nova:swordfish@10.20.0.31/nova?charset=utf8, mysql+pymysql://nova@10.20.0.31/nova",
        "mysql+pymysql://nova:swordfish@db.example:3306/nova_cell0, mysql+pymysql://nova@db.example:3306/nova_cell0",
        "mysql://nova:swordfish@[fd00::31]:3306/nova, mysql://nova@[fd00::31]:3306/nova",
        "mysql://nova:sword%2Ffish@h/nova, mysql://nova@h/nova",
        "mysql://nova:sword@swordfish@h/nova, mysql://nova@h/nova",
        "mysql://nova:sword/swordfish@h/nova, mysql://nova@h/nova",
        "mysql://nova:sword?swordfish@h/nova, mysql://nova@h/nova",
        "'rabbit://u:swordfish@r1:5672,u:swordfish@r2:5672/', 'rabbit://u@r1:5672,r2:5672/'",
        "rabbit://u:swordfish@r1:5672//region?ssl=1, rabbit://u@r1:5672//region",
        "rabbit://u:swordfish@r1:5672/%2F, rabbit://u@r1:5672//",
        "rabbit://r1, rabbit://r1/",
        "none:///, none:///",
        "none:, ''"
    })
    void secretsAreLeftOut(String url, String shown) {
        assertThat(ServiceAddress.parse(url).map(ServiceAddress::toString).orElse(""))
                .isEqualTo(shown)
                .doesNotContain("swordfish");
    }

    @Test
    void templateIsTold() {
        ServiceAddress address = ServiceAddress.parse(
                        "{scheme}://{username}:{password}@{hostname}:{port}/{path}?{query}")
                .orElseThrow();
        assertThat(address.template()).isTrue();
        assertThat(ServiceAddress.parse("mysql://nova:{secret}@h/nova")
                        .orElseThrow()
                        .template())
                .isFalse();
    }

    @Test
    void nothingIsNothing() {
        assertThat(ServiceAddress.parse("none:///").orElseThrow().isNone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nova", "://h/nova", "swordfish"})
    void whatIsNoUrlIsNone(String text) {
        assertThat(ServiceAddress.parse(text)).isEmpty();
    }
}
