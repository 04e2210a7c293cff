package io.jgun.hooks;

import org.jspecify.annotations.Nullable;

/** A hook failed. The message is complete: it names the hook, and the file and line where that is known. */
public final class HookException extends RuntimeException {

    private final HookName hook;

    HookException(HookName hook, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.hook = hook;
    }

    /** Which hook it was. */
    public HookName hook() {
        return hook;
    }
}
