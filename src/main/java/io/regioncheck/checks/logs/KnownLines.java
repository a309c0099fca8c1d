package io.regioncheck.checks.logs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Errors that are known to do no harm: data, each with its reason and where that was found out. They are counted, not hidden. */
final class KnownLines {
    private static final int LONGEST = 1_500;
    private static final Pattern OURS = Pattern.compile(
            "req-regioncheck-|reply_regioncheck_|regioncheck_version_probe|(?<![A-Za-z0-9-])regioncheck-[0-9a-f]{8}-");

    private final List<Known> lines;

    /**
     * One kind.
     *
     * @param program whole names of programs it is known of
     * @param line fits a part of message and what was raised, one after the other
     * @param reason why it does no harm
     * @param source where that can be read
     */
    record Known(Pattern program, Pattern line, String reason, String source) {}

    private record Entry(String program, String line, String reason, String source) {}

    private KnownLines(List<Known> lines) {
        this.lines = lines;
    }

    static KnownLines facts() {
        try (InputStream in = KnownLines.class.getResourceAsStream("known-lines.yaml")) {
            if (in == null) {
                throw new IllegalStateException("this build lacks known-lines.yaml");
            }
            Object plain = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new KnownLines(
                    JsonMapper.builder().build().convertValue(plain, new TypeReference<List<Entry>>() {}).stream()
                            .map(entry -> new Known(
                                    Pattern.compile(entry.program()),
                                    Pattern.compile(entry.line()),
                                    entry.reason(),
                                    entry.source()))
                            .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read known-lines.yaml", failure);
        }
    }

    /** Returns why an error does no harm, if that is known. */
    Optional<Known> harmless(ErrorCluster cluster) {
        String words = words(cluster);
        return lines.stream()
                .filter(known ->
                        known.program().matcher(cluster.signature().program()).matches()
                                && known.line().matcher(words).find())
                .findFirst();
    }

    /** Returns whether it came of regioncheck's own questions, or of what a run of it created. */
    boolean isOurs(ErrorCluster cluster) {
        return OURS.matcher(words(cluster)).find()
                || cluster.tally()
                        .example()
                        .record()
                        .requestId()
                        .filter(id -> OURS.matcher(id).find())
                        .isPresent();
    }

    private static String words(ErrorCluster cluster) {
        var record = cluster.tally().example().record();
        String words =
                record.message() + record.raised().map(raised -> "\n" + raised).orElse("");
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }
}
