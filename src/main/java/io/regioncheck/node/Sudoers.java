package io.regioncheck.node;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sudoers file that lets a user run what the items run as root, word by word, and nothing else. */
public final class Sudoers {
    private static final String NAME = "REGIONCHECK";

    private Sudoers() {}

    /** Returns all commands that are run as root, each once. */
    public static Set<Privileged> commands(List<String> bridges) {
        return Stream.of(Item.values())
                .flatMap(item -> Privileged.in(item.question(), bridges).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the file. */
    public static String text(Collection<String> users, List<String> bridges) {
        Set<Privileged> commands = commands(bridges);
        String head = """
                # What regioncheck runs as root on a host: it reads, and nothing else is allowed. Install it as
                # /etc/sudoers.d/regioncheck with mode 0440, after: visudo -cf FILE
                """;
        if (commands.isEmpty()) {
            return head + "# There is nothing.\n";
        }
        String alias = commands.stream().map(Privileged::inSudoers).collect(Collectors.joining(", \\\n  "));
        String grants = new TreeSet<>(users)
                .stream()
                        .map(user -> user + " ALL = (root) NOPASSWD: " + NAME + "\n")
                        .collect(Collectors.joining());
        return head + "Cmnd_Alias " + NAME + " = \\\n  " + alias + "\nDefaults!" + NAME + " !requiretty\n" + grants;
    }
}
