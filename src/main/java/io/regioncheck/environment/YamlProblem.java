package io.regioncheck.environment;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Says in plain words what a YAML parser stumbled over. Quotes nothing of the file: the text may be a secret. */
final class YamlProblem {

    /** @param where the mistake lies: where the parser was when it stopped, or where the thing began that it was reading */
    private record Words(String problem, Where where, String found, String allowed) {}

    private enum Where {
        STOPPED,
        BEGAN
    }

    private static final String QUOTES = "quotes around text that holds one of : # { } [ ] , & * ! | > ' \" % @ `";
    private static final List<Words> KNOWN = List.of(
            new Words("found character '\\t", Where.STOPPED, "a tab", "spaces: YAML does not indent with tabs"),
            new Words(
                    "found character",
                    Where.STOPPED,
                    "text that begins with a character YAML keeps for itself",
                    QUOTES),
            new Words(
                    "mapping values are not allowed",
                    Where.STOPPED,
                    "a colon that is out of place",
                    "the same indentation for all keys of a block, and quotes around text with a colon in it"),
            new Words(
                    "expected <block end>",
                    Where.STOPPED,
                    "a line that is indented differently from those before it",
                    "the same indentation for all keys of a block"),
            new Words("could not find expected ':'", Where.BEGAN, "a line without a colon", "key: value"),
            new Words(
                    "found unexpected end of stream",
                    Where.BEGAN,
                    "a quote that is never closed",
                    "the same quote at the end of the text"),
            new Words(
                    "found unexpected document separator",
                    Where.BEGAN,
                    "a quote that is never closed",
                    "the same quote at the end of the text"),
            new Words("expected ',' or ']'", Where.BEGAN, "a list that is never closed", "[one, two]"),
            new Words("expected ',' or '}'", Where.BEGAN, "a block in braces that is never closed", "{key: value}"),
            new Words(
                    "found undefined alias",
                    Where.STOPPED,
                    "an alias (*) to an anchor (&) that is not above it",
                    QUOTES),
            new Words(
                    "but found another document",
                    Where.STOPPED,
                    "a second document",
                    "one document, without --- in it"),
            new Words(YamlTree.TOO_MUCH, Where.STOPPED, YamlTree.TOO_MUCH, "a file that says each thing once"),
            new Words(YamlTree.CIRCLE, Where.STOPPED, YamlTree.CIRCLE, "aliases (*) to blocks that end above them"));

    private YamlProblem() {}

    static Mistake in(String text, YAMLException wrong) {
        if (wrong instanceof MarkedYAMLException marked) {
            return in(marked);
        }
        if (wrong instanceof ReaderException reader) {
            int line = line(text.substring(0, text.offsetByCodePoints(0, reader.getPosition())));
            return Mistake.of(line, "", "the character " + Character.getName(reader.getCodePoint()), "printable text");
        }
        return Mistake.of(1, "", firstLine(String.valueOf(wrong.getMessage())), "a smaller and flatter file");
    }

    private static Mistake in(MarkedYAMLException wrong) {
        String problem = firstLine(String.valueOf(wrong.getProblem()));
        Optional<Words> known = KNOWN.stream()
                .filter(words -> problem.contains(words.problem()))
                .findFirst();
        boolean began = known.map(words -> words.where() == Where.BEGAN).orElse(false);
        Mark mark = began && wrong.getContextMark() != null ? wrong.getContextMark() : wrong.getProblemMark();
        String found = known.map(Words::found).orElse(problem) + " in column " + (mark.getColumn() + 1);
        return Mistake.of(
                mark.getLine() + 1, "", found, known.map(Words::allowed).orElse("YAML"));
    }

    /** Every ASCII character before the first wrong byte is one byte: so is each end of a line. */
    static Mistake notUtf8(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        return Mistake.of(line(out.flip().toString()), "", "a letter that is not in UTF-8", "a file in UTF-8");
    }

    private static int line(String before) {
        return 1 + (int) before.chars().filter(character -> character == '\n').count();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
