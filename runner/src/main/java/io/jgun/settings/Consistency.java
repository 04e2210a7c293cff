package io.jgun.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What single values cannot show: settings that contradict each other. */
final class Consistency {

    private Consistency() {}

    static void check(Settings settings, Problems problems) {
        contextPaths(settings, problems);
        reloadExtraFiles(settings, problems);
        settings.get(ServerSocket.HEALTH_BIND)
                .filter(address -> !(address instanceof BindAddress.Inet))
                .ifPresent(address -> problems.add(
                        settings.origin(ServerSocket.HEALTH_BIND),
                        "health_bind must be HOST:PORT, not " + Shown.of(address)));
        if (settings.get(ServerSocket.HEALTH_MAIN)
                && settings.get(ServerSocket.HEALTH_PATH).isEmpty()) {
            problems.add(
                    settings.origin(ServerSocket.HEALTH_PATH),
                    "health_main would take / from the application; give health_path a path of its own, as /health");
        }
    }

    /** What must have been given. */
    static void checkComplete(Settings settings, Problems problems) {
        if (settings.get(Applications.APP).isEmpty() && !settings.get(Debugging.PRINT_CONFIG)) {
            problems.add("no application to serve; name one, as jgun com.acme.App:servlet or jgun shop.war, or set"
                    + " wsgi_app in the config file (jgun --help shows the forms)");
        }
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

    /** As Gunicorn; a glob may find its first file later. */
    private static void reloadExtraFiles(Settings settings, Problems problems) {
        for (Path path : settings.get(Debugging.RELOAD_EXTRA_FILES)) {
            if (Files.notExists(path) && path.toString().chars().noneMatch(c -> "*?[{".indexOf(c) >= 0)) {
                problems.add(
                        settings.origin(Debugging.RELOAD_EXTRA_FILES),
                        "reload_extra_files names " + path + ", which does not exist");
            }
        }
    }
}
