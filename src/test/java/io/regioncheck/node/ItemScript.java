package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An item's script, by a real shell, on a host that is made up.
 *
 * @param processes what ps says
 * @param asRoot what a command says that is run by sudo
 */
record ItemScript(Path directory, List<String> processes, List<String> asRoot) {

    String run(String awk, String item) throws IOException, InterruptedException {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        tool(bin, "ps", "cat " + Files.write(directory.resolve("processes"), processes));
        tool(bin, "sudo", "cat " + Files.write(directory.resolve("as-root"), asRoot));
        tool(bin, "awk", "PATH=/usr/bin:/bin\nexec " + awk + " \"$@\"");
        String script = "T=5\nN=0123\nSALT=s\nPATH=" + bin + ":/usr/bin:/bin\n" + Script.resource("shared.sh")
                + Script.resource(item + ".sh");
        Process shell = new ProcessBuilder(
                        "/bin/sh",
                        Files.writeString(directory.resolve("script"), script).toString())
                .redirectErrorStream(true)
                .start();
        String told = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return told;
    }

    private static void tool(Path bin, String name, String does) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + does + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
