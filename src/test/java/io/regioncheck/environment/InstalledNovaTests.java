package io.regioncheck.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledNovaTests {
    private static final String INVENTORY = """
            {"_meta": {"hostvars": {
               "ctl-1": {"regioncheck_nova_release": "mitaka", "regioncheck_nova_upgrade_levels": {"compute": "kilo", "cert": "1.1"}},
               "ctl-2": {"regioncheck_nova_release": "mitaka"}
             }},
             "controllers": {"hosts": ["ctl-1", "ctl-2", "ctl-3"]}}
            """;

    @TempDir
    Path directory;

    private Sample sample;

    @BeforeEach
    void writeKey() {
        sample = Sample.in(directory).withFile(".ssh/id_ed25519", "");
    }

    private Nodes nodes(String yaml) {
        return sample.with("nodes:\n" + yaml.indent(2)).load().nodes();
    }

    private Nodes inventory(String text) {
        sample.withFile("inventory.json", text);
        return nodes("inventory: inventory.json\n");
    }

    @Test
    void hostSaysWhichNovaItHas() {
        Nodes nodes = nodes("""
                hosts:
                  - {name: compute-1, roles: [compute], nova: {release: mitaka, upgrade-levels: {compute: '4.10'}}}
                  - {name: compute-2, roles: [compute], nova: {release: mitaka}}
                  - {name: compute-3, roles: [compute]}
                """);

        assertThat(nodes.hosts().get(0).nova()).contains(new InstalledNova("mitaka", Map.of("compute", "4.10")));
        assertThat(nodes.hosts().get(1).nova()).contains(new InstalledNova("mitaka", Map.of()));
        assertThat(nodes.hosts().get(2).nova()).isEmpty();
    }

    @Test
    void variablesOfAnInventorySayIt() {
        Nodes nodes = inventory(INVENTORY);

        assertThat(nodes.hosts().get(0).nova())
                .contains(new InstalledNova("mitaka", Map.of("compute", "kilo", "cert", "1.1")));
        assertThat(nodes.hosts().get(1).nova()).contains(new InstalledNova("mitaka", Map.of()));
        assertThat(nodes.hosts().get(2).nova()).isEmpty();
    }

    @Test
    void versionWithoutQuotesIsAMistakeForItLosesItsZero() {
        assertThatThrownBy(
                        () -> nodes(
                                "hosts: [{name: a, roles: [compute], nova: {release: mitaka, upgrade-levels: {compute: 4.10}}}]\n"))
                .hasMessageContaining("nodes.hosts[0].nova.upgrade-levels.compute")
                .hasMessageContaining("in quotes");
        assertThatThrownBy(() -> inventory(INVENTORY.replace("\"kilo\"", "4.10")))
                .hasMessageContaining(
                        "nodes.inventory: found regioncheck_nova_upgrade_levels of ctl-1: compute is no text")
                .hasMessageContaining("in quotes");
    }

    @Test
    void optionThatNovaDoesNotHaveIsAMistake() {
        assertThatThrownBy(
                        () -> nodes(
                                "hosts: [{name: a, roles: [compute], nova: {release: mitaka, upgrade-levels: {computes: auto}}}]\n"))
                .hasMessageContaining("nodes.hosts[0].nova.upgrade-levels.computes")
                .hasMessageEndingWith("did you mean compute?");
        assertThatThrownBy(() -> inventory(INVENTORY.replace("\"cert\"", "\"certs\"")))
                .hasMessageContaining("regioncheck_nova_upgrade_levels of ctl-1: \"certs\", no option of")
                .hasMessageEndingWith("did you mean cert?");
    }

    @Test
    void releaseThatIsNoneIsAMistake() {
        assertThatThrownBy(() -> nodes("hosts: [{name: a, roles: [compute], nova: {release: mitake}}]\n"))
                .hasMessageContaining("nodes.hosts[0].nova.release")
                .hasMessageContaining("did you mean mitaka?");
        assertThatThrownBy(() -> inventory(INVENTORY.replace("\"mitaka\"}", "\"mitake\"}")))
                .hasMessageContaining("regioncheck_nova_release \"mitake\" of ctl-2")
                .hasMessageEndingWith("did you mean mitaka?");
    }

    @Test
    void pinsOfAnUnknownReleaseAreAMistakeForTheSameWordMeansDifferentNumbers() {
        assertThatThrownBy(
                        () -> nodes("hosts: [{name: a, roles: [compute], nova: {upgrade-levels: {compute: kilo}}}]\n"))
                .hasMessageContaining("nodes.hosts[0].nova")
                .hasMessageContaining("release");
        assertThatThrownBy(() -> inventory(INVENTORY.replace("\"regioncheck_nova_release\": \"mitaka\", ", "")))
                .hasMessageContaining("regioncheck_nova_upgrade_levels of ctl-1 without regioncheck_nova_release");
    }
}
