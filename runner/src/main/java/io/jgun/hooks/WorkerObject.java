package io.jgun.hooks;

import io.jgun.config.HostObject;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** {@code worker} for functions of a config file. What they set on it stays as long as the worker. */
final class WorkerObject implements HostObject {

    private final WorkerView worker;
    private final Map<String, Object> attributes;

    WorkerObject(WorkerView worker, Map<String, Object> attributes) {
        this.worker = worker;
        this.attributes = attributes;
    }

    @Override
    public String typeName() {
        return "Worker";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "pid" -> worker.pid();
            case "number" -> (long) worker.number();
            case "age" -> worker.age();
            case "nr" -> worker.requests();
            case "log" -> new LogObject(worker.log());
            case "cfg" -> new SettingsObject(worker.settings());
            case "ppid" -> ProcessHandle.current().pid();
            case "timeout" -> new SettingsObject(worker.settings()).attribute("timeout");
            case "alive", "booted" -> true;
            case "aborted" -> false;
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
        return ServerObject.Attributes.set(attributes, name, value);
    }
}
