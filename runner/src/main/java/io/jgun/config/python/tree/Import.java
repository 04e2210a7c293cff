package io.jgun.config.python.tree;

import io.jgun.config.python.modules.ModuleTable;
import io.jgun.config.python.values.Placeholder;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Types;
import org.jspecify.annotations.Nullable;

/** {@code import module as name}. */
public final class Import extends Statement {

    private final String module;
    private final Name name;
    private final boolean leaf;
    private final boolean guarded;

    /**
     * @param leaf true if {@code name} is bound to the module itself, false to its first part
     * @param guarded true within {@code try ... except ImportError}: then an unknown module raises
     */
    public Import(int position, String module, Name name, boolean leaf, boolean guarded) {
        super(position);
        this.module = module;
        this.name = name;
        this.leaf = leaf;
        this.guarded = guarded;
    }

    @Override
    Flow execute(Frame frame) {
        Object found = find(frame, module, guarded);
        int dot = module.indexOf('.');
        if (!leaf && dot >= 0) {
            found = find(frame, module.substring(0, dot), guarded);
        }
        name.assignImported(frame, found);
        return Flow.NEXT;
    }

    static Object find(Frame frame, String module, boolean guarded) {
        @Nullable Object found = ModuleTable.find(frame.run(), module);
        if (found != null) {
            return found;
        }
        if (guarded) {
            throw PyError.of(Types.MODULE_NOT_FOUND, "No module named '" + module + "'");
        }
        return new Placeholder(module, module);
    }
}
