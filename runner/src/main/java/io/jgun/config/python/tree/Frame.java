package io.jgun.config.python.tree;

import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of one call, class body, comprehension, or of the module's top level. */
final class Frame {

    private Run run;
    private final Globals globals;
    private final @Nullable Frame parent;
    private final @Nullable Object[] slots;
    private Object result = None.NONE;
    private @Nullable Map<String, Object> members;
    private @Nullable List<Object> yielded;
    private @Nullable PyError handled;

    Frame(Run run, Globals globals, @Nullable Frame parent, int slots) {
        this.run = run;
        this.globals = globals;
        this.parent = parent;
        this.slots = new @Nullable Object[slots];
    }

    Run run() {
        return run;
    }

    /** A generator goes on within another call. */
    void resume(Run by) {
        run = by;
    }

    Globals globals() {
        return globals;
    }

    @Nullable
    Object slot(int i) {
        return slots[i];
    }

    void setSlot(int i, @Nullable Object value) {
        slots[i] = value;
    }

    /** The frame of an enclosing function. */
    Frame outer(int depth) {
        Frame frame = this;
        for (int i = 0; i < depth && frame.parent != null; i++) {
            frame = frame.parent;
        }
        return frame;
    }

    /** What {@code return} gave. */
    Object result() {
        return result;
    }

    void result(Object value) {
        result = value;
    }

    /** Makes this the frame of a class body. */
    Map<String, Object> openClassBody() {
        Map<String, Object> opened = new LinkedHashMap<>();
        members = opened;
        return opened;
    }

    @Nullable
    Map<String, Object> members() {
        return members;
    }

    /** Makes this the frame of a generator function: its values are collected here. */
    void collect(List<Object> values) {
        yielded = values;
    }

    @Nullable
    List<Object> yielded() {
        return yielded;
    }

    /** The exception that is being handled, for a bare {@code raise}. */
    @Nullable
    PyError handled() {
        return handled;
    }

    void handled(@Nullable PyError error) {
        handled = error;
    }
}
