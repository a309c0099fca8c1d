package io.regioncheck.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the house in its shape; what a rule is for stands in the words with which it fails. */
class ArchitectureTests {
    private static final String HOUSE = "io.regioncheck";
    private static final int LONGEST_FILE = 250;
    private static final String[] SHARED = {
        HOUSE + ".checks.smoke..",
        HOUSE + ".checks.heartbeat..",
        HOUSE + ".checks.baseline..",
        HOUSE + ".checks.alarm.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE);

    static List<Room> rooms() {
        return Room.ALL;
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void roomKnowsOnlyWhatIsBelowIt(Room room) {
        String[] allowed = Stream.concat(Stream.of(room.name()), room.mayKnow().stream())
                .map(name -> HOUSE + "." + name + "..")
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(HOUSE + "." + room.name() + "..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(HOUSE + "..").or(resideInAnyPackage(allowed)))
                .because(room.reason())
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageBelongsToARoom() {
        Set<String> rooms = Room.ALL.stream().map(Room::name).collect(Collectors.toSet());
        assertThat(CLASSES.stream().map(type -> type.getPackageName().substring(HOUSE.length() + 1)))
                .as("a new room needs a line in Room, with what it may know and why not more")
                .allMatch(name -> rooms.contains(name.replaceAll("\\..*", "")));
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching(HOUSE + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a circle of rooms can only be understood all at once")
                .check(CLASSES);
        slices().matching(HOUSE + ".checks.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void checksOfAComponentDoNotKnowThoseOfAnother() {
        slices().matching(HOUSE + ".checks.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(resideInAPackage(HOUSE + ".checks.."), resideInAnyPackage(SHARED))
                .because(
                        "each component is upgraded, and read, by itself; what several need is in smoke, heartbeat, baseline and alarm")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(SHARED)
                .should()
                .beAnnotatedWith(Checks.class)
                .because("the shared rooms hold tools, no checks")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*[.$](\\w*(Util|Helper|Manager)\\w*|\\w+Impl|Abstract\\w*)")
                .because("such a name fits anything, so everything ends up in it")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .distinct()
                        .filter(name -> !isNullMarked(name))
                        .sorted())
                .as("packages without @NullMarked in their package-info: NullAway does not look at them")
                .isEmpty();
    }

    private static boolean isNullMarked(String packageName) {
        try {
            return Class.forName(packageName + ".package-info").isAnnotationPresent(NullMarked.class);
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    @Test
    void staticFieldsNeverChange() {
        fields().that()
                .areStatic()
                .and(not(madeByTheCompiler()))
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType(mutable())
                .because("regions are verified side by side in one process: what is static is shared by all of them")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaField> madeByTheCompiler() {
        return DescribedPredicate.describe(
                "made by the compiler", field -> field.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    /** Interfaces such as List are taken for what List.of gives. */
    private static DescribedPredicate<JavaClass> mutable() {
        return DescribedPredicate.describe(
                "mutable",
                type -> type.isArray()
                        || type.getPackageName().startsWith("java.util.concurrent")
                        || (!type.isInterface()
                                && (type.isAssignableTo(Collection.class)
                                        || type.isAssignableTo(Map.class)
                                        || type.isAssignableTo(CharSequence.class)
                                                && !type.isEquivalentTo(String.class))));
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .callMethodWhere(method("sleep", "java.lang.Thread", "java.util.concurrent.TimeUnit"))
                .because("a wait has a deadline and can be interrupted: use Poll")
                .check(CLASSES);
    }

    @Test
    void onlyCommandsEndTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HOUSE + ".cli..")
                .should()
                .callMethodWhere(method("exit", "java.lang.System").or(method("halt", "java.lang.Runtime")))
                .because("a run that is cut off in the middle leaves servers behind")
                .check(CLASSES);
    }

    @Test
    void onlyCommandsAndTheConsoleSpeak() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HOUSE + ".cli..")
                .and()
                .haveNameNotMatching("io\\.regioncheck\\.report\\..*Console.*")
                .should()
                .accessFieldWhere(DescribedPredicate.describe(
                        "System.out or System.err",
                        access -> access.getTarget().getOwner().isEquivalentTo(System.class)
                                && Set.of("out", "err")
                                        .contains(access.getTarget().getName())))
                .because("regions run side by side: only one place can keep their lines apart")
                .check(CLASSES);
    }

    @Test
    void troubleIsNeverDumped() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "printStackTrace()",
                        call -> call.getTarget().getName().equals("printStackTrace")
                                && call.getTarget().getRawParameterTypes().isEmpty()))
                .because("trouble becomes a result with words that an operator understands")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .because("there is one logger, SLF4J's")
                .check(CLASSES);
    }

    @Test
    void recordsDoNotChange() {
        noMethods()
                .that()
                .areDeclaredInClassesThat(DescribedPredicate.describe("are records", JavaClass::isRecord))
                .should()
                .haveNameMatching("set[A-Z].*")
                .because("a record is read by many threads")
                .check(CLASSES);
    }

    @Test
    void checksStandInClassesOfChecks() {
        methods()
                .that()
                .areAnnotatedWith(Check.class)
                .should()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(Checks.class)
                .andShould()
                .beDeclaredInClassesThat()
                .resideInAPackage(HOUSE + ".checks..")
                .because(
                        "the catalogue finds checks by their class: elsewhere one would never run, and nobody would notice")
                .check(CLASSES);
    }

    @Test
    void filesCanBeRead() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> lines(file) > LONGEST_FILE)
                            .map(file -> sources.relativize(file) + " " + lines(file)))
                    .as(
                            "files of more than %d lines hold more than one thing: find its noun and move it out",
                            LONGEST_FILE)
                    .isEmpty();
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static DescribedPredicate<JavaMethodCall> method(String name, String... owners) {
        return DescribedPredicate.describe(
                String.join(" or ", owners) + "." + name,
                call -> call.getTarget().getName().equals(name)
                        && List.of(owners).contains(call.getTarget().getOwner().getName()));
    }
}
