package io.regioncheck.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.Cell;
import io.regioncheck.check.CheckMethod;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Matrix;
import io.regioncheck.check.Region;
import io.regioncheck.ledger.Workshop;
import io.regioncheck.run.CheckCatalogue;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a check declares of itself is true, complete and leads nowhere in a circle. */
class CheckDeclarationTests {
    private static final CheckCatalogue CATALOGUE = CheckCatalogue.load();
    private static final Pattern COORDINATE = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> CREATE_NOTHING = Set.of("name", "through", "remove");
    private static final JavaClasses CHECKS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.regioncheck");

    static Stream<Named<CheckMethod>> checks() {
        return CATALOGUE.all().stream().map(check -> Named.of(check.id(), check));
    }

    @Test
    void idsAreUnique() {
        assertThat(CATALOGUE.all().stream().map(CheckMethod::id))
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void idBeginsWithItsComponent(CheckMethod check) {
        assertThat(check.id()).matches(check.component() + "\\.[a-z][a-z0-9-]*");
    }

    @ParameterizedTest
    @MethodSource("checks")
    void saysWhatItIsFor(CheckMethod check) {
        assertThat(check.declared().title()).as("title").isNotBlank().doesNotEndWith(".");
        assertThat(check.declared().why()).as("why").isNotBlank();
        assertThat(check.declared().asks()).as("asks").isNotEmpty().noneMatch(String::isBlank);
        assertThat(check.declared().creates()).as("creates").noneMatch(String::isBlank);
        assertThat(check.declared().deadlineSeconds()).as("deadline").isPositive();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void takesWhatItIsGiven(CheckMethod check) {
        List<Class<?>> taken = List.of(check.method().getParameterTypes());
        boolean hasMatrix = check.declared().matrix() != Matrix.Single.class;
        List<Class<?>> usual = List.of(Region.class, Findings.class);
        List<Class<?>> inACell = List.of(Region.class, Findings.class, Cell.class);
        assertThat(taken).isIn(hasMatrix ? List.of(usual, inACell) : List.of(usual));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void leansOnChecksThatExist(CheckMethod check) {
        assertThat(leansOn(check).map(CheckDeclarationTests::idOf))
                .as("a mistyped presupposition never fails, so nothing would be explained by it")
                .allMatch(id -> CATALOGUE.find(id).isPresent())
                .doesNotContain(check.id());
    }

    @ParameterizedTest
    @MethodSource("checks")
    void leansOnCoordinatesThatItHas(CheckMethod check) {
        for (Cell cell : check.cells(new SampleEnvironment().build())) {
            assertThat(leansOn(check)
                            .flatMap(text -> COORDINATE.matcher(text).results().map(axis -> axis.group(1))))
                    .allMatch(axis -> cell.coordinates().containsKey(axis));
        }
    }

    @ParameterizedTest
    @MethodSource("checks")
    void waitsForNothingThatWaitsForIt(CheckMethod check) {
        Set<String> before = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(idsAfter(check));
        while (!open.isEmpty()) {
            String id = open.pop();
            if (before.add(id)) {
                CATALOGUE.find(id).ifPresent(other -> open.addAll(idsAfter(other)));
            }
        }
        assertThat(before).as("all that must be over before %s", check.id()).doesNotContain(check.id());
    }

    @ParameterizedTest
    @MethodSource("checks")
    void leansOnNoneThatWaitsForAllOthers(CheckMethod check) {
        assertThat(leansOn(check)
                        .map(CheckDeclarationTests::idOf)
                        .flatMap(id -> CATALOGUE.find(id).stream())
                        .filter(CheckDeclarationTests::waitsForOthers))
                .as("they would wait for each other until a deadline")
                .isEmpty();
    }

    private static boolean waitsForOthers(CheckMethod check) {
        return CHECKS.get(check.method().getDeclaringClass()).getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTarget().getOwner().isEquivalentTo(Region.class)
                        && call.getTarget().getName().equals("others"));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void declaresWhatItCreates(CheckMethod check) {
        Optional<String> creation = creationReachedFrom(check);
        assertThat(check.creates())
                .as("plan and read-only suites believe the declaration; it calls %s", creation.orElse("no creation"))
                .isEqualTo(creation.isPresent());
    }

    private static Optional<String> creationReachedFrom(CheckMethod check) {
        JavaMethod start = CHECKS.get(check.method().getDeclaringClass())
                .getMethod(check.method().getName(), check.method().getParameterTypes());
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (!seen.add(unit)) {
                continue;
            }
            for (JavaCodeUnit called : calledBy(unit)) {
                if (called.getOwner().isEquivalentTo(Workshop.class) && !CREATE_NOTHING.contains(called.getName())) {
                    return Optional.of(called.getFullName());
                }
                if (called.getOwner().getPackageName().startsWith("io.regioncheck.checks")) {
                    open.add(called);
                }
            }
        }
        return Optional.empty();
    }

    private static List<JavaCodeUnit> calledBy(JavaCodeUnit unit) {
        return Stream.concat(
                        unit.getCallsFromSelf().stream().flatMap(call -> call.getTarget().resolveMember().stream()),
                        unit.getCodeUnitReferencesFromSelf().stream()
                                .flatMap(reference -> reference.getTarget().resolveMember().stream()))
                .map(JavaCodeUnit.class::cast)
                .toList();
    }

    private static Stream<String> leansOn(CheckMethod check) {
        return Stream.of(check.declared().after(), check.declared().explainedBy())
                .flatMap(Arrays::stream);
    }

    private static List<String> idsAfter(CheckMethod check) {
        return Stream.of(check.declared().after())
                .map(CheckDeclarationTests::idOf)
                .toList();
    }

    private static String idOf(String presupposition) {
        return presupposition.replaceAll(":.*", "");
    }
}
