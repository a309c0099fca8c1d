package io.regioncheck.run;

import io.regioncheck.check.Check;
import io.regioncheck.check.CheckMethod;
import io.regioncheck.environment.Nearest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** All checks that there are, sorted by id. */
public final class CheckCatalogue {
    private static final String ROOM = "io.regioncheck.checks";

    private final List<CheckMethod> checks;

    private CheckCatalogue(List<CheckMethod> checks) {
        this.checks = List.copyOf(checks);
    }

    /** Finds the checks of this build. */
    public static CheckCatalogue load() {
        return in(ROOM);
    }

    static CheckCatalogue in(String packageName) {
        Predicate<Class<?>> hasChecks = type -> AnnotationSupport.isAnnotated(type, io.regioncheck.check.Checks.class);
        return new CheckCatalogue(
                ReflectionSupport.findAllClassesInPackage(packageName, hasChecks, name -> true).stream()
                        .flatMap(type ->
                                AnnotationSupport.findAnnotatedMethods(
                                        type, Check.class, HierarchyTraversalMode.TOP_DOWN)
                                        .stream())
                        .map(CheckMethod::of)
                        .sorted(Comparator.comparing(CheckMethod::id))
                        .toList());
    }

    public List<CheckMethod> all() {
        return checks;
    }

    public Optional<CheckMethod> find(String id) {
        return checks.stream().filter(check -> check.id().equals(id)).findFirst();
    }

    /** @throws UsageError that names the checks there are, if this one is not among them */
    public CheckMethod named(String id) {
        List<String> ids = checks.stream().map(CheckMethod::id).toList();
        return find(id).orElseThrow(() -> new UsageError("no check is called " + id
                + Nearest.to(id, ids)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("")
                + "; there are: " + String.join(", ", ids)));
    }
}
