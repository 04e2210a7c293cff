package io.jgun.config.python.values;

import org.jspecify.annotations.Nullable;

/** A value outside this package with {@code value[index]}. */
public interface PyIndexed {

    @Nullable
    Object item(Run run, Object index);
}
