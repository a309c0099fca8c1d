package io.regioncheck.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodesTests {
    private static final String INVENTORY = """
            {
              "_meta": {"hostvars": {
                "ctl-1": {"ansible_host": "10.20.0.11", "ansible_port": 2222, "ansible_user": "root",
                          "ansible_ssh_private_key_file": "~/.ssh/own"},
                "old-1": {"ansible_ssh_host": "10.20.0.99", "ansible_ssh_port": "2223", "ansible_ssh_user": "admin"}
              }},
              "all": {"children": ["controllers", "hypervisors", "ungrouped"]},
              "controllers": {"hosts": ["ctl-1"]},
              "rabbitmq": {"children": ["controllers"]},
              "hypervisors": {"children": ["rack-a", "rack-b"]},
              "rack-a": {"hosts": ["compute-1"], "children": ["hypervisors"]},
              "rack-b": {"hosts": ["compute-2", "old-1"]}
            }
            """;

    @TempDir
    Path directory;

    private Sample sample;

    @BeforeEach
    void writeInventoryAndKeys() {
        sample = Sample.in(directory)
                .withFile("inventory.json", INVENTORY)
                .withFile(".ssh/id_ed25519", "")
                .withFile(".ssh/own", "");
    }

    private Nodes nodes(String yaml) {
        return sample.with("nodes:\n" + yaml.indent(2)).load().nodes();
    }

    @Test
    void hostIsReachedAsAllHostsAreUnlessItSaysOtherwise() {
        Nodes nodes = nodes("""
                ssh: {user: verifier, port: 2222}
                hosts:
                  - {name: compute-1, roles: [compute, network]}
                  - {name: outside, address: 192.0.2.17, roles: [probe], ssh: {user: prober, key: .ssh/own}}
                """);

        assertThat(nodes.named("compute-1").orElseThrow().ssh().address()).isEqualTo("compute-1");
        SshAccess outside = nodes.named("outside").orElseThrow().ssh();
        assertThat(outside.address()).isEqualTo("192.0.2.17");
        assertThat(outside.user()).isEqualTo("prober");
        assertThat(outside.port()).isEqualTo(2222);
        assertThat(outside.privateKey()).isEqualTo(directory.resolve(".ssh/own"));
        assertThat(nodes.having(Role.NETWORK)).extracting(Node::name).containsExactly("compute-1");
    }

    @Test
    void groupsOfAnInventorySayWhatItsHostsDo() {
        Nodes nodes = nodes("inventory: inventory.json\n");

        assertThat(nodes.hosts()).extracting(Node::name).containsExactly("ctl-1");
        assertThat(nodes.named("ctl-1").orElseThrow().roles()).containsExactlyInAnyOrder(Role.CONTROLLER, Role.BROKER);
    }

    @Test
    void groupsBelowAGroupCountEvenInACircle() {
        Nodes nodes = nodes("""
                inventory: inventory.json
                groups: {hypervisors: compute, rack-b: network}
                """);

        assertThat(nodes.having(Role.COMPUTE))
                .extracting(Node::name)
                .containsExactly("compute-1", "compute-2", "old-1");
        assertThat(nodes.having(Role.NETWORK)).extracting(Node::name).containsExactly("compute-2", "old-1");
        assertThat(nodes.having(Role.CONTROLLER)).isEmpty();
    }

    @Test
    void variablesOfAnInventorySayHowToReachItsHosts() {
        Nodes nodes = nodes("""
                ssh: {user: verifier}
                inventory: inventory.json
                groups: {all: compute}
                """);

        SshAccess own = nodes.named("ctl-1").orElseThrow().ssh();
        assertThat(own.address()).isEqualTo("10.20.0.11");
        assertThat(own.port()).isEqualTo(2222);
        assertThat(own.user()).isEqualTo("root");
        assertThat(own.privateKey()).isEqualTo(directory.resolve(".ssh/own"));
        SshAccess old = nodes.named("old-1").orElseThrow().ssh();
        assertThat(old.address() + ":" + old.port() + " " + old.user()).isEqualTo("10.20.0.99:2223 admin");
        SshAccess plain = nodes.named("compute-1").orElseThrow().ssh();
        assertThat(plain.address() + ":" + plain.port() + " " + plain.user()).isEqualTo("compute-1:22 verifier");
    }

    @Test
    void groupThatTheInventoryLacksIsAMistake() {
        assertThatThrownBy(() -> nodes("inventory: inventory.json\ngroups: {hypervisor: compute}\n"))
                .hasMessageContaining(
                        "sample.yaml:23 nodes.groups.hypervisor: found no such group in the inventory,"
                                + " allowed: all, controllers, rabbitmq, hypervisors, rack-a, rack-b; did you mean hypervisors?");
    }

    @Test
    void inventoryWithoutKnownGroupsIsAMistake() {
        sample.withFile("inventory.json", "{\"all\": {\"hosts\": [\"a\"]}}");

        assertThatThrownBy(() -> nodes("inventory: inventory.json\n"))
                .hasMessageEndingWith(
                        "nodes.inventory: found no host in the groups broker, compute, computes, controller,"
                                + " controllers, database, network, rabbitmq,"
                                + " allowed: nodes.groups that names groups of the inventory: all");
    }

    @Test
    void portOfAnInventoryThatIsNoNumberIsAMistake() {
        sample.withFile("inventory.json", INVENTORY.replace("2222", "\"{{ port }}\""));

        assertThatThrownBy(() -> nodes("inventory: inventory.json\n"))
                .hasMessageEndingWith(
                        "nodes.inventory: found the port \"{{ port }}\" of ctl-1, allowed: a whole number");
    }

    @Test
    void groupsMayBeNestedAsDeepAsTheyLike() {
        StringBuilder groups = new StringBuilder("{\"computes\": {\"children\": [\"g0\"]}");
        for (int i = 0; i < 20_000; i++) {
            groups.append(", \"g")
                    .append(i)
                    .append("\": {\"children\": [\"g")
                    .append(i + 1)
                    .append("\"]}");
        }
        sample.withFile("inventory.json", groups + ", \"g20000\": {\"hosts\": [\"deep-1\"]}}");

        assertThat(nodes("inventory: inventory.json\n").hosts())
                .extracting(Node::name)
                .containsExactly("deep-1");
    }

    @Test
    void emptyInventoryIsAMistake() {
        sample.withFile("inventory.json", "");

        assertThatThrownBy(() -> nodes("inventory: inventory.json\n"))
                .hasMessageContaining(
                        "inventory.json, which is no inventory, allowed: the output of: ansible-inventory --list");
    }

    @Test
    void hostThatTheInventoryHasTooIsAMistake() {
        assertThatThrownBy(() -> nodes("inventory: inventory.json\nhosts: [{name: ctl-1, roles: [probe]}]\n"))
                .hasMessageEndingWith(
                        "nodes.hosts[0].name: found \"ctl-1\", which nodes.inventory has too, allowed: each once");
    }

    @Test
    void keyThatIsNotThereIsOneMistakeAndNotOneOfEachHost() {
        assertThatThrownBy(() -> nodes("ssh: {key: absent}\ninventory: inventory.json\ngroups: {all: compute}\n"))
                .hasMessage(directory.resolve("sample.yaml") + ":22 nodes.ssh.key: found the file "
                        + directory.resolve("absent") + ", which does not exist, allowed: a readable file");
    }

    @Test
    void hostKeysThatAreNotVerifiedAreAnnounced() {
        Environment environment = sample.with(
                        "nodes: {ssh: {verify-host-key: false}, hosts: [{name: a, roles: [probe]}]}\n")
                .load();

        assertThat(environment.notices())
                .anySatisfy(notice -> assertThat(notice).startsWith("SSH host keys are not verified"));
    }

    @Test
    void sshConfigSaysWhatTheFileDoesNot() {
        sample.withFile("gate.key", "").withFile("hosts.known", "").withFile("ssh_config", """
                Host compute-*
                  HostName %h.region.example
                  User stack
                  Port 2200
                  IdentityFile DIRECTORY/gate.key
                  UserKnownHostsFile DIRECTORY/hosts.known
                  ProxyJump ops@gate-1:2201,gate-2
                Host gate-2
                  HostName 10.20.0.2
                  Port 2202
                """.replace(
                        "DIRECTORY", directory.toString()));
        Nodes nodes = nodes("""
                ssh-config: ssh_config
                hosts:
                  - {name: compute-1, roles: [compute]}
                  - {name: compute-2, roles: [compute], ssh: {user: own, port: 22, jump: none}}
                  - {name: ctl-1, roles: [controller]}
                """);

        SshAccess first = nodes.named("compute-1").orElseThrow().ssh();
        assertThat(first.address() + ":" + first.port() + " " + first.user())
                .isEqualTo("compute-1.region.example:2200 stack");
        assertThat(first.privateKey()).isEqualTo(directory.resolve("gate.key"));
        assertThat(first.knownHosts()).contains(directory.resolve("hosts.known"));
        SshAccess near = first.via().orElseThrow();
        assertThat(near.address() + ":" + near.port()).isEqualTo("10.20.0.2:2202");
        SshAccess far = near.via().orElseThrow();
        assertThat(far.user() + "@" + far.address() + ":" + far.port()).isEqualTo("ops@gate-1:2201");
        assertThat(far.via()).isEmpty();
        SshAccess second = nodes.named("compute-2").orElseThrow().ssh();
        assertThat(second.user() + " " + second.port()).isEqualTo("own 22");
        assertThat(second.via()).isEmpty();
        SshAccess other = nodes.named("ctl-1").orElseThrow().ssh();
        assertThat(other.address() + ":" + other.port()).isEqualTo("ctl-1:22");
    }

    @Test
    void sshConfigThatCannotBeUnderstoodIsAMistake() {
        sample.withFile("ssh_config", "Match host x\n  User y\n");

        assertThatThrownBy(() -> nodes("ssh-config: ssh_config\n"))
                .hasMessageContaining("nodes.ssh-config: found the file")
                .hasMessageContaining("Match");
        assertThatThrownBy(() -> nodes("ssh-config: elsewhere\n")).hasMessageContaining("which does not exist");
    }

    @Test
    void patternOfManyWildcardsIsAMistakeAndNoEndlessSearch() {
        sample.withFile("ssh_config", "Host %sb\n  User y\n".formatted("*a".repeat(40)));

        assertThatThrownBy(() -> nodes(
                        "ssh-config: ssh_config\nhosts: [{name: %s, roles: [compute]}]\n".formatted("a".repeat(60))))
                .hasMessageContaining("a pattern has more than 4 wildcards");
    }

    @Test
    void jumpHostThatIsReachedThroughItselfIsAMistake() {
        sample.withFile("ssh_config", "Host *\n  ProxyJump gate-1,gate-2\n");

        assertThatThrownBy(() -> nodes("ssh-config: ssh_config\nhosts: [{name: c, roles: [compute]}]\n"))
                .hasMessageContaining("the jump host \"gate-1")
                .hasMessageContaining("none of them through itself");
    }

    @Test
    void jumpHostIsNamedForAllOrForOne() {
        Nodes nodes = nodes("""
                ssh: {user: verifier, jump: 'gate:2222'}
                hosts: [{name: compute-1, roles: [compute]}]
                """);

        SshAccess gate = nodes.hosts().get(0).ssh().via().orElseThrow();
        assertThat(gate.user() + "@" + gate.address() + ":" + gate.port()).isEqualTo("verifier@gate:2222");
        assertThatThrownBy(() -> nodes("ssh: {jump: 'a b:c:d'}\nhosts: [{name: c, roles: [compute]}]\n"))
                .hasMessageContaining("the jump host \"a b:c:d\"");
    }

    @Test
    void keyThatTheAgentMayHaveNeedNoFile() {
        Sample without =
                Sample.in(directory.resolve("empty")).with("nodes:\n  hosts: [{name: compute-1, roles: [compute]}]\n");

        assertThatThrownBy(without::load).hasMessageContaining("nodes.ssh.key");
        assertThat(without.withVariables(Map.of("RC_PASSWORD", "swordfish", "SSH_AUTH_SOCK", "/run/agent"))
                        .load()
                        .nodes()
                        .hosts())
                .hasSize(1);
    }

    @Test
    void gatheringIsAsUsualUnlessTheFileSaysOtherwise() {
        assertThat(nodes("hosts: [{name: c, roles: [compute]}]\n").gather()).isEqualTo(Gather.USUAL);
        Gather gather = nodes("""
                gather: {hosts-at-once: 20, host-deadline: 30s, bridges: [br-int, br-vlan]}
                hosts: [{name: c, roles: [compute]}]
                """).gather();
        assertThat(gather.hostsAtOnce()).isEqualTo(20);
        assertThat(gather.hostDeadline()).hasSeconds(30);
        assertThat(gather.bridges()).containsExactly("br-int", "br-vlan");
        assertThatThrownBy(() -> nodes("gather: {bridges: ['br-int; reboot']}\nhosts: [{name: c, roles: [compute]}]\n"))
                .hasMessageContaining("bridges");
    }
}
