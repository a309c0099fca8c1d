package io.regioncheck.checks.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.openstack.ComputeService;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which backends stand in for which, and whose volumes they explain. */
class ServiceChecksTests {
    private static final ComputeService SCHEDULER = service("cinder-scheduler", "controller");
    private static final ComputeService SSD = service("cinder-volume", "controller@ssd");
    private static final ComputeService HDD = service("cinder-volume", "controller@hdd");

    @Test
    void backendThatIsCalledLikeItsTypeIsAGroupOfItsOwn() {
        assertThat(groups(List.of("ssd"), SCHEDULER, SSD, HDD)).containsExactly("cinder-scheduler", "ssd", "hdd");
    }

    @Test
    void backendsOfOneNameStandInForEachOther() {
        assertThat(groups(List.of("ssd"), SSD, service("cinder-volume", "other@ssd")))
                .containsExactly("ssd", "ssd");
    }

    @Test
    void whereNoNameTellsAllOfThemAreOneGroup() {
        assertThat(groups(List.of("fast"), SSD, HDD)).containsExactly("cinder-volume", "cinder-volume");
    }

    private static List<String> groups(List<String> types, ComputeService... services) {
        List<ComputeService> all = List.of(services);
        return all.stream()
                .map(service -> ServiceChecks.group(service, all, types))
                .toList();
    }

    private static ComputeService service(String binary, String host) {
        return new ComputeService(binary, host, "nova", true, true, Optional.empty(), Optional.empty());
    }
}
