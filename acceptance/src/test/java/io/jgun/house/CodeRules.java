package io.jgun.house;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The rules that class files can break. Each takes the classes and the package that stands for {@code io.jgun}, and
 * gives a line for each offence.
 */
final class CodeRules {

    private static final Set<String> VAGUE = Set.of("Impl", "Manager", "Helper", "Util", "Utils");

    private CodeRules() {}

    static List<String> packageCycles(JavaClasses classes, String root) {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }

    static List<String> jettyOutsideServlet(JavaClasses classes, String root) {
        return classes.stream()
                .filter(javaClass -> !within(javaClass, root + ".servlet"))
                .flatMap(javaClass -> javaClass.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> {
                    String target =
                            dependency.getTargetClass().getBaseComponentType().getName();
                    return target.startsWith("org.eclipse.jetty.") || target.startsWith("jakarta.servlet.");
                })
                .map(dependency -> dependency.getDescription())
                .toList();
    }

    /** A process ends, and speaks to its terminal, in one place. */
    static List<String> exitOrOutputOutsideCli(JavaClasses classes, String root) {
        return classes.stream()
                .filter(javaClass -> !within(javaClass, root + ".cli"))
                .flatMap(javaClass -> javaClass.getAccessesFromSelf().stream())
                .filter(CodeRules::endsOrPrints)
                .map(JavaAccess::getDescription)
                .toList();
    }

    private static boolean endsOrPrints(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return switch (owner) {
            case "java.lang.System" -> Set.of("exit", "out", "err").contains(name);
            case "java.lang.Runtime" -> Set.of("exit", "halt").contains(name);
            default ->
                name.equals("printStackTrace")
                        && access.getTarget().getFullName().endsWith(".printStackTrace()");
        };
    }

    /**
     * Settings that nothing reads: constants of a type named Setting that no class but their own and the catalog of all
     * settings touches.
     *
     * @param takesEffect whether a constant claims to have an effect
     */
    static List<String> unreadSettings(JavaClasses classes, Predicate<JavaField> takesEffect) {
        return settings(classes)
                .filter(takesEffect)
                .filter(field -> field.getAccessesToSelf().stream()
                        .allMatch(access -> access.getOriginOwner().equals(field.getOwner())
                                || access.getOriginOwner().getSimpleName().equals("Catalog")))
                .map(field -> field.getFullName() + " is read nowhere")
                .toList();
    }

    static Stream<JavaField> settings(JavaClasses classes) {
        return classes.stream()
                .flatMap(javaClass -> javaClass.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && field.getRawType().getSimpleName().equals("Setting"));
    }

    /**
     * Hook methods that are called from a number of places other than the one expected.
     *
     * @param hooks the interface; its own package (adapters, chains) is not counted
     * @param callSites the number for each method
     */
    static List<String> hookCallSites(JavaClasses classes, String hooks, Map<String, Integer> callSites) {
        JavaClass declared = classes.get(hooks);
        List<String> violations = new ArrayList<>();
        declared.getMethods().stream()
                .filter(method -> callSites.containsKey(method.getName()))
                .forEach(method -> {
                    Set<String> places = new TreeSet<>();
                    method.getAccessesToSelf().stream()
                            .filter(access -> !within(access.getOriginOwner(), declared.getPackageName()))
                            .forEach(access ->
                                    places.add(access.getSourceCodeLocation().toString()));
                    int expected = callSites.getOrDefault(method.getName(), 1);
                    if (places.size() != expected) {
                        violations.add(method.getName() + " has " + places.size() + " call sites, not " + expected
                                + ": " + places);
                    }
                });
        callSites.keySet().stream()
                .filter(name -> declared.getMethods().stream()
                        .noneMatch(method -> method.getName().equals(name)))
                .forEach(name -> violations.add(hooks + " has no method " + name));
        return violations;
    }

    static List<String> packagesNotNullMarked(JavaClasses classes) {
        Set<String> marked = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        for (JavaClass javaClass : classes) {
            all.add(javaClass.getPackageName());
            if (javaClass.getSimpleName().equals("package-info") && javaClass.isAnnotatedWith(NullMarked.class)) {
                marked.add(javaClass.getPackageName());
            }
        }
        all.removeAll(marked);
        return all.stream()
                .map(name -> name + " is not @NullMarked: give it a package-info.java")
                .toList();
    }

    static List<String> vagueNames(JavaClasses classes) {
        return classes.stream()
                .filter(javaClass -> VAGUE.stream().anyMatch(javaClass.getSimpleName()::endsWith))
                .map(javaClass -> javaClass.getName() + " has a name that does not say what it is")
                .toList();
    }

    private static boolean within(JavaClass javaClass, String packageName) {
        return javaClass.getPackageName().equals(packageName)
                || javaClass.getPackageName().startsWith(packageName + ".");
    }
}
