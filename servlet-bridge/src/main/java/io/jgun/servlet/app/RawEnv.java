package io.jgun.servlet.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The setting {@code raw_env} as system properties, for as long as a generation lives. While two generations overlap the
 * newer one's values hold; when the last is gone, what was there before is back.
 */
final class RawEnv implements AutoCloseable {

    private static final List<RawEnv> ACTIVE = new ArrayList<>();
    private static final Map<String, @Nullable String> BEFORE = new HashMap<>();

    private final Map<String, String> values;

    private RawEnv(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    static RawEnv install(Map<String, String> values) {
        RawEnv env = new RawEnv(values);
        synchronized (ACTIVE) {
            Properties properties = System.getProperties();
            for (String name : env.values.keySet()) {
                if (!BEFORE.containsKey(name)) {
                    BEFORE.put(name, properties.getProperty(name));
                }
            }
            ACTIVE.add(env);
            env.values.forEach(System::setProperty);
        }
        return env;
    }

    @Override
    public void close() {
        synchronized (ACTIVE) {
            if (ACTIVE.remove(this)) {
                values.keySet().forEach(RawEnv::restore);
            }
        }
    }

    private static void restore(String name) {
        for (int i = ACTIVE.size() - 1; i >= 0; i--) {
            String value = ACTIVE.get(i).values.get(name);
            if (value != null) {
                System.setProperty(name, value);
                return;
            }
        }
        String before = BEFORE.remove(name);
        if (before == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, before);
        }
    }
}
