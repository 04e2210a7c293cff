package io.jgun.settings;

import io.jgun.config.ConfigFunction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A function of a config file that takes a certain number of arguments; None for no hook. */
final class HookType extends ValueType<Optional<ConfigFunction>> {

    private final String parameters;
    private final int most;
    private final int least;

    /**
     * A type of hook.
     *
     * @param parameters as in {@code server, worker}
     * @param optional how many of the last ones a function may leave out
     */
    HookType(String parameters, int optional) {
        this.parameters = parameters;
        this.most = parameters.split(",", -1).length;
        this.least = most - optional;
    }

    String parameters() {
        return parameters;
    }

    @Override
    public String description() {
        return "function (" + parameters + ")";
    }

    @Override
    public Optional<ConfigFunction> fromText(String text) {
        throw new IllegalArgumentException(
                "must be a function of a .py config file; a class of hooks is named with the setting hooks");
    }

    @Override
    public Optional<ConfigFunction> fromValue(@Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof ConfigFunction function)) {
            throw new IllegalArgumentException(
                    "must be a function taking (" + parameters + "), not " + Shown.of(value));
        }
        for (int arguments = least; arguments <= most; arguments++) {
            if (function.accepts(arguments)) {
                return Optional.of(function);
            }
        }
        throw new IllegalArgumentException(
                "must be a function taking (" + parameters + "), and " + function.name() + "() takes others");
    }
}
