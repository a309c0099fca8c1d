package io.regioncheck.node.config;

import io.regioncheck.fuzz.Fuzz;
import io.regioncheck.fuzz.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real files, damaged: the reader ends, in time, with what it read or with its one exception. */
class HostConfigFuzzTests {

    @Test
    void filesOfConfiguration() {
        Fuzz.of(
                        "config-files (HostConfig, OsloFile, ProgramConfig, EffectiveConfig)",
                        seeds(),
                        "$",
                        "${",
                        "$$",
                        "\\$",
                        "=\t/x\n",
                        "=\t/etc/nova/nova.conf\n1\t[DEFAULT]\n",
                        "$\t9\n",
                        "@\tnova-api\tf:/x\n",
                        "@\tnova-api\td:/etc/nova/\n",
                        "99999999999\t",
                        "-1\t",
                        "[DEFAULT]\n",
                        "a = $a$a$a$a$a$a$a$a\n",
                        "3\ta=$b$b$b$b$b$b$b$b$b$b\n4\tb=$c$c$c$c$c$c$c$c\n")
                .refusingBy(ConfigUnreadable.class)
                .on(text -> {
                    use(HostConfig.parse(text, text.hashCode() % 2 == 0));
                    use(HostConfig.parse("=\t/etc/nova/nova.conf\n1\t[DEFAULT]\n" + text, false));
                });
    }

    private static void use(HostConfig config) {
        ProgramConfig.of(config).forEach(program -> use(program.effective()));
        use(EffectiveConfig.of(List.copyOf(config.files().values())));
    }

    private static void use(EffectiveConfig effective) {
        effective.all().forEach((group, options) -> options.keySet().forEach(name -> effective.value(group, name)));
    }

    private static List<String> seeds() {
        List<String> seeds = new ArrayList<>(Seeds.of("node/config/zed-config-files.txt"));
        Stream.of(".conf", ".ini")
                .flatMap(ending -> Seeds.below("checks/configuration", ending).stream())
                .filter(text -> !text.isBlank())
                .forEach(text -> seeds.add(told(text)));
        return seeds;
    }

    /** As the script prints a file. */
    private static String told(String file) {
        StringBuilder told = new StringBuilder("=\t/etc/nova/nova.conf\n");
        int number = 0;
        for (String line : (Iterable<String>) file.lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                told.append(number).append('\t').append(line).append('\n');
            }
        }
        return told.append("$\t").append(number).append('\n').toString();
    }
}
