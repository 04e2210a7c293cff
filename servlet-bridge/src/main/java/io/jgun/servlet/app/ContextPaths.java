package io.jgun.servlet.app;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.AppReference;
import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where each application is mounted: the setting {@code root_path} before the context path of its APP. */
final class ContextPaths {

    private ContextPaths() {}

    /** In the order of the setting. */
    static Map<String, AppReference> of(Settings settings) {
        Map<String, AppReference> apps = new LinkedHashMap<>();
        for (AppReference app : settings.get(Applications.APP)) {
            String path = join(settings.get(Applications.ROOT_PATH), app.contextPath());
            AppReference other = apps.putIfAbsent(path, app);
            if (other != null) {
                throw new ExitException(
                        ExitCode.APP_LOAD_ERROR,
                        other.text() + " and " + app.text() + " both have the context path " + path
                                + ". Give each its own: " + app.text() + ":/other");
            }
        }
        if (apps.isEmpty()) {
            throw new ExitException(ExitCode.APP_LOAD_ERROR, "No application was named.");
        }
        return apps;
    }

    /** Begins with a slash; ends with one only if it is the root. */
    static String join(String root, String contextPath) {
        String joined = strip(root) + strip(contextPath);
        return joined.isEmpty() ? "/" : joined;
    }

    private static String strip(String path) {
        String stripped = path.strip();
        while (stripped.endsWith("/")) {
            stripped = stripped.substring(0, stripped.length() - 1);
        }
        return stripped.isEmpty() || stripped.startsWith("/") ? stripped : "/" + stripped;
    }
}
