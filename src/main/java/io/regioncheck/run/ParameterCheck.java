package io.regioncheck.run;

import io.regioncheck.check.CheckMethod;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Parameters;
import io.regioncheck.environment.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds what a suite sets against what its checks declare: a mistyped threshold would otherwise leave the usual one in force. */
final class ParameterCheck {
    private final CheckCatalogue catalogue;

    ParameterCheck(CheckCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws UsageError with all that is wrong */
    void check(Suite suite) {
        List<String> mistakes = suite.parameters().keySet().stream()
                .sorted()
                .flatMap(id -> mistakes(suite, id))
                .toList();
        if (!mistakes.isEmpty()) {
            throw new UsageError(String.join("\n", mistakes));
        }
    }

    private Stream<String> mistakes(Suite suite, String id) {
        String where = "suite " + suite.name() + ", parameters." + id;
        Optional<CheckMethod> check = catalogue.find(id);
        if (check.isEmpty()) {
            List<String> ids = catalogue.all().stream().map(CheckMethod::id).toList();
            return Stream.of(where + ": no check is called " + id + near(id, ids));
        }
        Parameters set = suite.parameters().getOrDefault(id, Parameters.NONE);
        return set.values().keySet().stream()
                .sorted()
                .flatMap(name ->
                        mistake(check.get(), name, String.valueOf(set.values().get(name)))
                                .map(wrong -> where + "." + name + ": " + wrong)
                                .stream());
    }

    private static Optional<String> mistake(CheckMethod check, String name, String value) {
        List<String> names = check.parameters().stream().map(Parameter::name).toList();
        Optional<Parameter> declared = check.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
        if (declared.isEmpty()) {
            return Optional.of("an unknown parameter, allowed: " + (names.isEmpty() ? "none" : String.join(", ", names))
                    + near(name, names));
        }
        List<String> allowed = List.of(declared.get().allowed());
        boolean fits = allowed.isEmpty() ? value.matches("[0-9]{1,9}") : allowed.contains(value);
        return fits ? Optional.empty() : Optional.of("found " + value + ", allowed: " + words(allowed));
    }

    private static String words(List<String> allowed) {
        return allowed.isEmpty() ? "a whole number" : String.join(", ", allowed);
    }

    private static String near(String word, List<String> candidates) {
        return Nearest.to(word, candidates)
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("");
    }
}
