package io.jgun.servlet.app;

import java.util.List;
import java.util.Set;

/**
 * What a webapp sees of the server's class path: the APIs of Jakarta EE that a servlet container has, and the classes
 * that run JSPs. Not jgun's SLF4J, Logback, picocli or other libraries, nor their service and configuration files.
 */
final class WebappClasses {

    private static final List<String> PREFIXES = List.of(
            "jakarta.servlet.",
            "jakarta.websocket.",
            "jakarta.el.",
            "jakarta.annotation.",
            "io.jgun.hooks.",
            // Jasper and its tag library; pages are compiled against them.
            "org.apache.jasper.",
            "org.apache.el.",
            "org.apache.juli.",
            "org.apache.tomcat.",
            "org.apache.taglibs.standard.",
            "org.eclipse.tags.shaded.");

    /** Where java.naming finds Jetty's implementation of {@code java:comp/env}. */
    private static final Set<String> RESOURCES = Set.of("jndi.properties");

    private static final String SERVICES = "META-INF/services/";

    private WebappClasses() {}

    static boolean sees(Class<?> type) {
        // Modules of the JDK; the server itself is on the class path, in the unnamed module.
        return type.getModule().isNamed() || sees(type.getName());
    }

    static boolean sees(String className) {
        for (String prefix : PREFIXES) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    static boolean seesResource(String name) {
        return name.startsWith(SERVICES)
                ? sees(name.substring(SERVICES.length()))
                : RESOURCES.contains(name) || sees(name.replace('/', '.'));
    }
}
