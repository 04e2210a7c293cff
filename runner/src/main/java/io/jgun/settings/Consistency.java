package io.jgun.settings;

import java.util.HashMap;
import java.util.Map;

/** What single values cannot show: settings that contradict each other. */
final class Consistency {

    private Consistency() {}

    static void check(Settings settings, Problems problems) {
        contextPaths(settings, problems);
    }

    private static void contextPaths(Settings settings, Problems problems) {
        Map<String, AppReference> taken = new HashMap<>();
        for (AppReference app : settings.get(Applications.APP)) {
            AppReference other = taken.putIfAbsent(app.contextPath(), app);
            if (other != null) {
                problems.add(
                        settings.origin(Applications.APP),
                        other.text() + " and " + app.text() + " are both at " + app.contextPath()
                                + "; give each a context path of its own, as " + app.text() + ":/other");
            }
        }
    }
}
