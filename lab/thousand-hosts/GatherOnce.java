package io.regioncheck.node;

import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Environments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The gathering of a run by itself: {@code GatherOnce DIRECTORY NAME}; {@code GatherOnce script FILE} writes what it sends to a host. */
public final class GatherOnce {
    private GatherOnce() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("script")) {
            Script script = Script.random(Instant.now().minusSeconds(3600), List.of("br-int", "br-tun", "br-ex"));
            Files.writeString(
                    Path.of(arguments[1]),
                    script.asking(Arrays.stream(Item.values()).map(Item::question).toList()));
            return;
        }
        Environment environment = new Environments(Path.of(arguments[0])).load(arguments[1]);
        try (Shells shells = new Shells(environment.nodes());
                Gathering gathering = shells.gathering(EnumSet.allOf(Item.class))) {
            Gathered gathered = gathering.gathered();
            int items = EnumSet.allOf(Item.class).size();
            Map<String, Long> readings = gathered.hosts().stream()
                    .flatMap(host -> host.readings().values().stream())
                    .collect(Collectors.groupingBy(reading -> reading.getClass().getSimpleName(), TreeMap::new, Collectors.counting()));
            System.out.printf("%d hosts told, of %d items: %s%n", gathered.hosts().size(), items, readings);
            Map<String, List<String>> unreached = gathered.unreached().stream()
                    .collect(Collectors.groupingBy(
                            host -> host.happened(), TreeMap::new, Collectors.mapping(host -> host.node(), Collectors.toList())));
            unreached.forEach((why, nodes) -> System.out.printf("%d unreached: %s: %s%n", nodes.size(), why, String.join(" ", nodes)));
        }
    }
}
