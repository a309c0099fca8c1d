package io.regioncheck.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * What is sent to the shell of each host: all items at once. It is read by {@code sh} from its standard input, so nothing of it is on a
 * command line; the shell runs nothing of it before it has read all.
 *
 * @param nonce digits that no line of a host can have by itself
 * @param salt what secrets are hashed with
 * @param since the start of the log window
 */
record Script(String nonce, String salt, Instant since, List<String> bridges) {
    private static final int RANDOM_BYTES = 16;
    private static final String SHARED = resource("shared.sh");
    private static final String GATHER = resource("gather.sh");
    /** What the shell of a bridge's name may be made of: ovs-vsctl takes more, sudoers does not. */
    private static final String BRIDGE = "[A-Za-z0-9_.-]+";

    Script {
        bridges = List.copyOf(bridges);
        bridges.forEach(Script::checkBridge);
    }

    static Script random(Instant since, List<String> bridges) {
        return new Script(digits(), digits(), since, bridges);
    }

    private static String digits() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void checkBridge(String name) {
        if (!name.matches(BRIDGE)) {
            throw new IllegalArgumentException("not a bridge's name: " + name);
        }
    }

    /** Returns the script that asks these questions, in their order. */
    String asking(List<Question> questions) {
        StringBuilder text = new StringBuilder("main() {\n");
        text.append("N=").append(nonce).append('\n');
        text.append("SHARED=").append(quoted(variables() + SHARED)).append('\n');
        text.append(GATHER);
        questions.forEach(question -> text.append("item ")
                .append(question.word())
                .append(' ')
                .append(question.atMostBytes() + 1)
                .append(' ')
                .append(question.within().toSeconds())
                .append(' ')
                .append(quoted(question.script()))
                .append('\n'));
        text.append("printf '\\n%s done\\n' \"$N\"\n");
        return text.append("}\nmain </dev/null\nexit 0\n").toString();
    }

    private String variables() {
        return "N=" + nonce + "\nSINCE=" + since.getEpochSecond() + "\nSALT=" + salt + "\nBRIDGES='"
                + String.join(" ", bridges) + "'\n";
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + name, failure);
        }
    }

    /** One word for a POSIX shell, whatever is in it. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
