package io.regioncheck.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceUrlTests {

    @ParameterizedTest
    @CsvSource({
        "compute,   http://c:8774/v2.1,                 http://c:8774/v2.1",
        "compute,   http://c:8774/v2/5cc6f2b1,          http://c:8774/v2/5cc6f2b1",
        "compute,   http://c:8774/,                     http://c:8774/v2.1",
        "compute,   https://c/compute,                  https://c/compute/v2.1",
        "identity,  http://c:5000,                      http://c:5000/v3",
        "identity,  http://c:5000/v2.0,                 http://c:5000/v2.0",
        "image,     http://c:9292/v2,                   http://c:9292",
        "image,     https://c/image/v2/,                https://c/image",
        "network,   http://c:9696/,                     http://c:9696",
        "network,   http://c:9696/v2.0,                 http://c:9696",
        "volumev3,  http://c:8776/v3/5cc6f2b1,          http://c:8776/v3/5cc6f2b1",
        "placement, https://c/placement/,               https://c/placement"
    })
    void leadsToTheResourcesWhateverTheCatalogHas(String service, String registered, String expected) {
        Endpoint endpoint = new Endpoint("1", service, service, "RegionOne", "public", registered);
        assertThat(ServiceUrl.of(endpoint)).isEqualTo(expected);
    }
}
