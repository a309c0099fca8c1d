package io.regioncheck.release;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How deprecations are worded in logs, in the shapes of every release. */
public final class DeprecationMessages {
    /** What is longer is no message of a known shape; and it bounds what the expressions may cost. */
    private static final int LONGEST = 1_500;

    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?<([a-zA-Z]+)>");

    private final List<Known> known;

    /** The file as it is. */
    record Facts(List<Shape> messages) {}

    /**
     * One shape as the file has it.
     *
     * @param emittedBy which library, in which versions
     * @param example a message of this shape
     */
    record Shape(
            String id,
            String emittedBy,
            String regex,
            Optional<String> subject,
            Optional<String> advice,
            String example) {}

    private record Known(Shape shape, Pattern pattern, Set<String> groups) {}

    private DeprecationMessages(List<Shape> shapes) {
        known = shapes.stream()
                .map(shape -> new Known(shape, Pattern.compile(shape.regex()), groups(shape.regex())))
                .toList();
    }

    /** Reads the facts that come with this build. */
    public static DeprecationMessages facts() {
        return new DeprecationMessages(FactsFile.read("deprecation-messages.yaml", new TypeReference<Facts>() {})
                .messages());
    }

    private static Set<String> groups(String regex) {
        return NAMED_GROUP.matcher(regex).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    List<Shape> shapes() {
        return known.stream().map(Known::shape).toList();
    }

    /** @param message of a log line, without what stands before it */
    public Deprecation read(String message) {
        String words = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
        for (Known shape : known) {
            Matcher found = shape.pattern().matcher(words);
            if (found.find()) {
                return new Found(shape.shape(), found, shape.groups()).deprecation(words);
            }
        }
        return new Deprecation.Words(words, Optional.empty());
    }

    /** A message that has a shape. */
    private record Found(Shape shape, Matcher matcher, Set<String> groups) {

        Deprecation deprecation(String words) {
            if (shape.subject().isPresent()) {
                return new Deprecation.Words(shape.subject().get(), shape.advice());
            }
            if (groups.contains("oldOption")) {
                return new Deprecation.Renamed(the("oldGroup"), the("oldOption"), the("newGroup"), the("newOption"));
            }
            if (groups.contains("option")) {
                return new Deprecation.ForRemoval(the("group"), the("option"), reason());
            }
            if (groups.contains("value")) {
                return new Deprecation.ClassPath(the("value"), the("namespace"), the("asOf"), the("removeIn"));
            }
            if (groups.contains("what")) {
                return new Deprecation.Feature(the("what"), maybe("asOf"), maybe("inFavorOf"), maybe("removeIn"));
            }
            return new Deprecation.Words(maybe("message").orElse(words), shape.advice());
        }

        private Optional<String> reason() {
            return maybe("reason")
                    .map(text -> text.replaceAll("\\s+", " ").strip())
                    .filter(text -> !text.isEmpty());
        }

        private String the(String group) {
            return maybe(group).orElseThrow();
        }

        private Optional<String> maybe(String group) {
            return groups.contains(group) ? Optional.ofNullable(matcher.group(group)) : Optional.empty();
        }
    }
}
