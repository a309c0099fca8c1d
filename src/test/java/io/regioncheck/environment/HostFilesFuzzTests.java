package io.regioncheck.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.fuzz.Fuzz;
import io.regioncheck.fuzz.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in the files that operators keep their hosts in, it is read or is a mistake with a name. */
class HostFilesFuzzTests {
    private static final String HOSTS = """
            ssh-config: ssh_config
            hosts:
              - {name: compute-1, roles: [compute]}
              - {name: ctl-1, roles: [controller], ssh: {jump: gate-2}}
            """;

    /** The environment itself, which does not change, is read again when so many mistakes may have been noted. */
    private static final int LOADS = 100;

    @TempDir
    private Path directory;

    private int loads;
    private Optional<Reading> reading = Optional.empty();

    @Test
    void inventories() {
        Fuzz.ofWhole(
                        "ansible-inventory (Inventory)",
                        Seeds.of("environment/inventory.json"),
                        "\"children\": [\"all\"]",
                        "\"ansible_port\": ",
                        "\"ansible_ssh_private_key_file\": \"\\u0000\"",
                        "\"hosts\": {",
                        "\"_meta\": ")
                .on(text -> load(
                        "inventory.json",
                        text,
                        "inventory: inventory.json\ngroups: {controllers: controller, computes: compute}\n"));
    }

    @Test
    void sshConfigs() {
        Fuzz.of(
                        "ssh_config (SshConfig, SshReader)",
                        Seeds.of("environment/ssh_config"),
                        "Host *\n",
                        "ProxyJump ",
                        "ProxyJump a,b,c,d,e,f,g,h,i,j\n",
                        "ProxyJump compute-1\n",
                        "Port 99999\n",
                        "HostName %h.%p.%%\n",
                        "IdentityFile \u0000\n",
                        "UserKnownHostsFile \n",
                        "Include ",
                        "Match ")
                .on(text -> load("ssh_config", text, HOSTS));
    }

    /** Reads the hosts as a run does, with this in a file beside the environment's. */
    private void load(String name, String text, String nodes) throws IOException {
        Files.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        if (loads++ % LOADS == 0) {
            reading = Optional.of(Reading.of(
                    environment(nodes), Environments.class, "environment.schema.json", sample().surroundings()));
        }
        assertThat(new NodesReader(reading.orElseThrow()).read().hosts()).isNotNull();
    }

    private Sample sample() {
        return Sample.in(directory);
    }

    private Path environment(String nodes) throws IOException {
        Path file = directory.resolve(Sample.NAME + ".yaml");
        if (!Files.exists(file)) {
            Sample whole = sample().with("nodes:\n" + nodes.indent(2));
            whole.withFile(".ssh/id_ed25519", "").withFile(Sample.NAME + ".yaml", whole.yaml());
        }
        return file;
    }
}
