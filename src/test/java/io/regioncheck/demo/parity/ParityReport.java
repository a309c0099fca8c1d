package io.regioncheck.demo.parity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Prints in what a region differs from the recording of the lab; {@link NamedRegion} says how it is named. */
public final class ParityReport {
    private ParityReport() {}

    /** @param args nothing, or two files of recordings to compare with one another */
    public static void main(String[] args) throws IOException {
        List<String> differences = args.length == 2
                ? Parity.differences(Recording.read(Path.of(args[0])), Recording.read(Path.of(args[1])))
                : Parity.differences(Recording.ofZed(), Replay.at(NamedRegion.read(), Duration.ofSeconds(1)));
        differences.forEach(System.out::println);
        System.out.println(differences.size() + " differences");
        System.exit(differences.isEmpty() ? 0 : 1);
    }
}
