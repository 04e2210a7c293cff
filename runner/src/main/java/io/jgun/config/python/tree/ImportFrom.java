package io.jgun.config.python.tree;

import io.jgun.config.python.modules.ModuleTable;
import io.jgun.config.python.values.Placeholder;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Types;
import java.util.List;

/** {@code from module import name as other, ...}. */
public final class ImportFrom extends Statement {

    /** @param name where it is bound */
    public record Item(String member, Name name) {}

    private final String module;
    private final List<Item> items;
    private final boolean guarded;

    public ImportFrom(int position, String module, List<Item> items, boolean guarded) {
        super(position);
        this.module = module;
        this.items = items;
        this.guarded = guarded;
    }

    @Override
    Flow execute(Frame frame) {
        Object from = Import.find(frame, module, guarded);
        for (Item item : items) {
            if (from instanceof Placeholder placeholder) {
                // Not as an import: should it be a setting, its value is missed.
                item.name.assign(frame, placeholder.attribute(item.member));
                continue;
            }
            Object value = Attributes.find(frame.run(), from, item.member);
            if (value == null) {
                value = ModuleTable.find(frame.run(), module + "." + item.member);
            }
            if (value == null && guarded) {
                throw PyError.of(Types.IMPORT_ERROR, "cannot import name '" + item.member + "' from '" + module + "'");
            }
            item.name.assignImported(
                    frame, value == null ? new Placeholder(module + "." + item.member, module) : value);
        }
        return Flow.NEXT;
    }
}
