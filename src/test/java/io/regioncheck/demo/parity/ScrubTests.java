package io.regioncheck.demo.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No recording holds what lets somebody in. */
class ScrubTests {
    private final Scrub scrub = new Scrub().hiding("hunter2", "a-password").renaming("build-host-17", "hypervisor1");

    @Test
    void tokensAndPasswordsAreReplaced() {
        Exchange scrubbed = scrub.of(
                exchange(Map.of("X-Subject-Token", "gAAAAABn"), "{'adminPass': 'x9Zq', 'message': 'not hunter2 but'}"));

        assertThat(scrubbed.toString())
                .doesNotContain("gAAAAABn", "x9Zq", "hunter2")
                .contains("not a-password but");
    }

    @Test
    void nameOfTheMachineIsReplacedInKeysToo() {
        Exchange scrubbed = scrub.of(exchange(Map.of(), "{'hosts': {'build-host-17': {'name': 'build-host-17'}}}"));

        assertThat(scrubbed.toString())
                .doesNotContain("build-host-17")
                .contains("{\"hypervisor1\":{\"name\":\"hypervisor1\"}}");
    }

    @Test
    void shortNameOfTheMachineIsNotReplacedInsideWords() {
        Exchange scrubbed = new Scrub()
                .renaming("vm", "hypervisor1")
                .of(exchange(Map.of(), "{'vm_state': 'kvm64 of vm', 'running_vms': 1}"));

        assertThat(scrubbed.toString()).contains("{\"vm_state\":\"kvm64 of hypervisor1\",\"running_vms\":1}");
    }

    private static Exchange exchange(Map<String, String> headers, String body) {
        Answer answer = new Answer(200, headers, Optional.of(ShapeTests.json(body)), Optional.empty(), Map.of());
        return new Exchange(
                "a", "member", "GET", "compute", "/", Optional.empty(), Optional.of(answer), Optional.empty());
    }
}
