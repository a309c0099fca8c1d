package io.regioncheck.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Real files, mangled: the reader ends, in time, with what it read or with its one exception. */
class HostConfigFuzzTests {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);
    private static final String[] PIECES = {
        "\t",
        "\n",
        "[",
        "]",
        "=",
        ":",
        "$",
        "${",
        "}",
        "$$",
        "\\$",
        "\"",
        "'",
        " ",
        "\u0000",
        "\ud800",
        "=\t/x\n",
        "$\t9\n",
        "@\tnova-api\tf:/x\n",
        "99999999999\t",
        "-1\t",
        "[DEFAULT]\n",
        "a = $a$a$a$a$a$a$a$a\n",
        "3\ta=$b$b$b$b$b$b$b$b$b$b\n4\tb=$c$c$c$c$c$c$c$c\n"
    };

    @Test
    void nothingButTheDeclaredExceptionComesOut() {
        List<String> seeds = seeds();
        Random random = new Random(20260801);
        int[] read = new int[2];
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60 + INPUTS / 500), () -> {
            for (int i = 0; i < INPUTS; i++) {
                String input = mangled(seeds.get(random.nextInt(seeds.size())), random);
                try {
                    use(HostConfig.parse(input, random.nextBoolean()));
                    read[0]++;
                } catch (ConfigUnreadable declared) {
                    read[1]++;
                }
            }
        });
        assertThat(read[0]).isPositive();
        assertThat(read[1]).isPositive();
    }

    private static void use(HostConfig config) {
        EffectiveConfig effective =
                EffectiveConfig.of(List.copyOf(config.files().values()));
        effective.all().forEach((group, options) -> options.keySet().forEach(name -> effective.value(group, name)));
    }

    private static String mangled(String seed, Random random) {
        int from = random.nextInt(seed.length());
        StringBuilder text =
                new StringBuilder(seed.substring(from, Math.min(seed.length(), from + 200 + random.nextInt(1_500))));
        if (random.nextBoolean()) {
            text.insert(0, "=\t/etc/nova/nova.conf\n1\t[DEFAULT]\n");
        }
        for (int i = random.nextInt(12); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
                case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(200))));
                default -> text.insert(at, (char) random.nextInt(0x3000));
            }
        }
        return text.toString();
    }

    private static List<String> seeds() {
        List<String> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/io/regioncheck/checks/configuration"))) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(conf|ini)"))
                    .sorted()
                    .toList()) {
                StringBuilder told = new StringBuilder("=\t/etc/" + file.getFileName() + "\n");
                int number = 0;
                for (String line : Files.readAllLines(file)) {
                    number++;
                    if (!line.isBlank()) {
                        told.append(number).append('\t').append(line).append('\n');
                    }
                }
                seeds.add(told.toString());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return seeds;
    }
}
