package io.jgun.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.jgun.acceptance.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The table of floors: the one in ARCHITECTURE.md, so that there is no second one to go stale. */
final class Floors {

    private static final Pattern ROW = Pattern.compile("^(\\d)  ([a-z]+(?: \\| [a-z]+)*)(?:  .*)?$", Pattern.MULTILINE);

    private final Map<String, Integer> floorOf;

    private Floors(Map<String, Integer> floorOf) {
        this.floorOf = floorOf;
    }

    static Floors fromArchitecture() {
        try {
            return parse(Files.readString(Checkout.root().resolve("ARCHITECTURE.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Floors parse(String markdown) {
        Map<String, Integer> floors = new HashMap<>();
        Matcher row = ROW.matcher(markdown);
        while (row.find()) {
            for (String name :
                    Pattern.compile(" \\| ").splitAsStream(row.group(2)).toList()) {
                floors.put(name, Integer.valueOf(row.group(1)));
            }
        }
        return new Floors(floors);
    }

    /** How many packages the table names. */
    int size() {
        return floorOf.size();
    }

    /** Every dependency that does not lead down, and every package without a floor. */
    List<String> violations(JavaClasses classes, String root) {
        List<String> violations = new ArrayList<>();
        for (JavaClass javaClass : classes) {
            String from = room(javaClass, root);
            if (from == null) {
                continue;
            }
            if (!floorOf.containsKey(from)) {
                violations.add(javaClass.getName() + " is on no floor: add its package to ARCHITECTURE.md");
                continue;
            }
            for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
                String to = room(dependency.getTargetClass().getBaseComponentType(), root);
                if (to != null && !to.equals(from) && floorOf.getOrDefault(to, 99) >= floorOf.getOrDefault(from, 99)) {
                    violations.add(dependency.getDescription());
                }
            }
        }
        return violations;
    }

    /** {@code servlet} for a class of {@code io.jgun.servlet.app}; null outside the root. */
    private static @Nullable String room(JavaClass javaClass, String root) {
        String name = javaClass.getPackageName();
        if (!name.startsWith(root + ".")) {
            return null;
        }
        String below = name.substring(root.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
