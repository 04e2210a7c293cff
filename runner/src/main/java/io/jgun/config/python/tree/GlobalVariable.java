package io.jgun.config.python.tree;

import io.jgun.config.python.modules.Builtins;
import org.jspecify.annotations.Nullable;

/** A module-level name, which expressions hold on to directly. */
public final class GlobalVariable {

    private final String name;
    private final Globals globals;
    private @Nullable Object value;
    private @Nullable Object builtin;
    private boolean everBound;
    private boolean imported;
    private int position;

    GlobalVariable(String name, Globals globals) {
        this.name = name;
        this.globals = globals;
    }

    public String name() {
        return name;
    }

    /** Java's null: not assigned, or deleted. */
    public @Nullable Object value() {
        return value;
    }

    /** Where the last assignment stands. */
    public int position() {
        return position;
    }

    /** True if the last assignment was an import, a class, or jgun's own. */
    public boolean imported() {
        return imported;
    }

    public void set(Object newValue, int at) {
        value = newValue;
        position = at;
        imported = false;
        if (!everBound) {
            everBound = true;
            globals.firstBound(this);
        }
    }

    /** As {@link #set} for a name that is no setting of the user's. */
    public void setImported(Object newValue, int at) {
        set(newValue, at);
        imported = true;
    }

    void unset() {
        value = null;
    }

    /** The value, else that of the built-in name. */
    @Nullable
    Object valueOrBuiltin() {
        Object own = value;
        if (own != null) {
            return own;
        }
        if (builtin == null) {
            builtin = Builtins.find(name);
        }
        return builtin;
    }
}
