package io.regioncheck.check;

import io.regioncheck.environment.Environment;
import io.regioncheck.node.Item;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** A check as it is declared: the method with its annotations. */
public record CheckMethod(Method method, Check declared, Component component) {

    /** @throws IllegalArgumentException if the method or its class lacks the annotation */
    public static CheckMethod of(Method method) {
        Check check = AnnotationSupport.findAnnotation(method, Check.class)
                .orElseThrow(() -> new IllegalArgumentException("not a @Check: " + method));
        Checks checks = AnnotationSupport.findAnnotation(method.getDeclaringClass(), Checks.class)
                .orElseThrow(() -> new IllegalArgumentException("not a class of @Checks: " + method));
        return new CheckMethod(method, check, checks.component());
    }

    public String id() {
        return declared.id();
    }

    public boolean creates() {
        return declared.creates().length > 0;
    }

    public List<Parameter> parameters() {
        return List.of(declared.parameters());
    }

    /** Returns what it wants of the hosts. */
    public Set<Item> gathers() {
        return Set.of(declared.gathers());
    }

    public Duration deadline() {
        return Duration.ofSeconds(declared.deadlineSeconds());
    }

    /** Returns the cells in an environment: at least one, so that a check that does not apply can say why. */
    public List<Cell> cells(Environment environment) {
        Matrix matrix = ReflectionSupport.newInstance(declared.matrix());
        List<Cell> cells = matrix.cells(environment).stream().distinct().toList();
        return cells.isEmpty() ? List.of(Cell.ONLY.skippedBecause(matrix.whenEmpty())) : cells;
    }

    public String label(Cell cell) {
        return cell.name().map(name -> id() + " " + name).orElse(id());
    }

    List<Presupposition> after(Cell cell) {
        return Stream.of(declared.after())
                .map(text -> Presupposition.parse(text, cell))
                .toList();
    }

    List<Presupposition> explainedBy(Cell cell) {
        return Stream.of(declared.explainedBy())
                .map(text -> Presupposition.parse(text, cell))
                .toList();
    }
}
