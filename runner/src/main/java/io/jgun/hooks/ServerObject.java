package io.jgun.hooks;

import io.jgun.config.HostObject;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@code server} for functions of a config file. What they set on it stays. */
final class ServerObject implements HostObject {

    private final ServerView server;
    private final Map<String, Object> attributes;

    ServerObject(ServerView server, Map<String, Object> attributes) {
        this.server = server;
        this.attributes = attributes;
    }

    @Override
    public String typeName() {
        return "Arbiter";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "log" -> new LogObject(server.log());
            case "cfg" -> new SettingsObject(server.settings());
            case "pid" -> server.pid();
            case "num_workers" -> (long) server.workers();
            case "address" -> server.addresses();
            case "proc_name" -> server.procName();
            case "timeout" -> new SettingsObject(server.settings()).attribute("timeout");
            case "LISTENERS" -> List.copyOf(server.addresses());
            default -> {
                Object value = attributes.get(name);
                if (value == null) {
                    throw new NoSuchElementException(name);
                }
                yield value;
            }
        };
    }

    @Override
    public boolean setAttribute(String name, @Nullable Object value) {
        return Attributes.set(attributes, name, value);
    }

    /** Attributes that functions may set: not those that jgun gives, and not without end. */
    static final class Attributes {
        private static final int MOST = 1000;

        private Attributes() {}

        static Map<String, Object> create() {
            return new ConcurrentHashMap<>(4);
        }

        static boolean set(Map<String, Object> attributes, String name, @Nullable Object value) {
            if (value == null) {
                attributes.remove(name);
                return true;
            }
            if (attributes.size() >= MOST && !attributes.containsKey(name)) {
                return false;
            }
            attributes.put(name, value);
            return true;
        }
    }
}
