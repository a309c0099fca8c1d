package io.regioncheck.node;

import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Environments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;

/** The gathering of a run by itself: {@code GatherOnce DIRECTORY NAME}; {@code GatherOnce script FILE} writes what it sends to a host. */
public final class GatherOnce {
    private GatherOnce() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("script")) {
            Script script = Script.random(Instant.now().minusSeconds(3600), java.util.List.of("br-int", "br-tun", "br-ex"));
            Files.writeString(
                    Path.of(arguments[1]),
                    script.asking(Arrays.stream(Item.values()).map(Item::question).toList()));
            return;
        }
        Environment environment = new Environments(Path.of(arguments[0])).load(arguments[1]);
        try (Shells shells = new Shells(environment.nodes());
                Gathering gathering = shells.gathering(EnumSet.allOf(Item.class))) {
            Gathered gathered = gathering.gathered();
            long failed = gathered.hosts().stream()
                    .filter(host -> host.readings().values().stream().anyMatch(Reading.Failed.class::isInstance))
                    .count();
            System.out.printf(
                    "%d hosts told, %d of them not all; %d unreached%n",
                    gathered.hosts().size(), failed, gathered.unreached().size());
            gathered.unreached().forEach(host -> System.out.println("  " + host.node() + ": " + host.happened()));
        }
    }
}
