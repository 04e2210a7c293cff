package io.jgun.settings;

import io.jgun.config.Origin;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a configuration, all of it. */
final class Problems {

    private final List<String> messages = new ArrayList<>();

    void add(Origin origin, String message) {
        add(origin + ": " + message);
    }

    /** A message that names its place already. */
    void add(String message) {
        if (!messages.contains(message)) {
            messages.add(message);
        }
    }

    void throwIfAny() {
        if (messages.size() == 1) {
            throw new ExitException(ExitCode.ERROR, "Error: " + messages.get(0));
        }
        if (!messages.isEmpty()) {
            throw new ExitException(
                    ExitCode.ERROR,
                    "Error: " + messages.size() + " problems in the configuration\n" + String.join("\n", messages));
        }
    }
}
