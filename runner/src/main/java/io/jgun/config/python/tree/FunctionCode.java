package io.jgun.config.python.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function as it is written. Parameters have the first slots, in this order; then {@code *rest}, then {@code **named}.
 *
 * @param parameters positional ones, then those by keyword only
 * @param positional how many are positional
 * @param rest true with {@code *rest}
 * @param named true with {@code **named}
 * @param slots number of variables
 * @param generator true if it yields
 * @param lambda its value if it is a lambda, which has no body
 */
public record FunctionCode(
        String name,
        int position,
        List<Parameter> parameters,
        int positional,
        boolean rest,
        boolean named,
        int slots,
        boolean generator,
        Block body,
        @Nullable Expression lambda) {

    /** @param missing the default, absent if the argument is required */
    public record Parameter(String name, @Nullable Expression missing) {}

    int restSlot() {
        return parameters.size();
    }

    int namedSlot() {
        return parameters.size() + (rest ? 1 : 0);
    }

    int indexOf(String parameter) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(parameter)) {
                return i;
            }
        }
        return -1;
    }
}
