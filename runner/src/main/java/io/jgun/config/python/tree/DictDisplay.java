package io.jgun.config.python.tree;

import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code {key: value, **more}}. */
public final class DictDisplay extends Expression {

    /** @param key absent for {@code **value} */
    public record Item(@Nullable Expression key, Expression value) {}

    private final Item[] items;

    public DictDisplay(int position, List<Item> items) {
        super(position);
        this.items = items.toArray(new Item[0]);
    }

    @Override
    public boolean isLiteral() {
        for (Item item : items) {
            if (item.key == null || !item.key.isLiteral() || !item.value.isLiteral()) {
                return false;
            }
        }
        return true;
    }

    @Override
    Object evaluate(Frame frame) {
        PyDict dict = new PyDict();
        for (Item item : items) {
            if (item.key != null) {
                Object key = item.key.evaluate(frame);
                dict.put(frame.run(), key, item.value.evaluate(frame));
            } else if (item.value.evaluate(frame) instanceof PyDict more) {
                dict.putAll(frame.run(), more);
            } else {
                throw PyError.of(Types.TYPE_ERROR, "only a dict can be unpacked with **");
            }
        }
        return dict;
    }
}
