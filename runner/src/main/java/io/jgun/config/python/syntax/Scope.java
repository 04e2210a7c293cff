package io.jgun.config.python.syntax;

import io.jgun.config.python.tree.Globals;
import io.jgun.config.python.tree.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of one function, class body, comprehension or of the file, while it is being read. */
final class Scope {

    enum Kind {
        MODULE,
        FUNCTION,
        CLASS,
        COMPREHENSION
    }

    /** A use of a name whose place is not known yet. */
    private record Use(Name name, int depth) {}

    private final Kind kind;
    private final @Nullable Scope parent;
    private final Globals globals;
    private final Map<String, Integer> slots = new HashMap<>();
    private final Set<String> global = new HashSet<>();
    private final Set<String> nonlocal = new HashSet<>();
    private final List<Use> uses = new ArrayList<>();
    private boolean yields;

    Scope(Kind kind, @Nullable Scope parent, Globals globals) {
        this.kind = kind;
        this.parent = parent;
        this.globals = globals;
    }

    Kind kind() {
        return kind;
    }

    int slots() {
        return slots.size();
    }

    boolean yields() {
        return yields;
    }

    /** The function around a comprehension, or this. */
    Scope function() {
        Scope scope = this;
        while (scope.kind == Kind.COMPREHENSION && scope.parent != null) {
            scope = scope.parent;
        }
        return scope;
    }

    void markYield() {
        yields = true;
    }

    /** A name is assigned to in this scope. */
    void declare(String name) {
        boolean local = kind == Kind.FUNCTION || kind == Kind.COMPREHENSION;
        if (local && !global.contains(name) && !nonlocal.contains(name)) {
            slots.putIfAbsent(name, slots.size());
        }
    }

    boolean isLocal(String name) {
        return slots.containsKey(name);
    }

    void declareGlobal(String name) {
        global.add(name);
    }

    void declareNonlocal(String name) {
        nonlocal.add(name);
    }

    /** True if a function further out has that name. */
    boolean foundFurtherOut(String name) {
        for (Scope scope = parent; scope != null; scope = scope.parent) {
            if (scope.kind == Kind.FUNCTION && scope.slots.containsKey(name)) {
                return true;
            }
        }
        return false;
    }

    void use(Name name) {
        uses.add(new Use(name, 0));
    }

    /** A mark to give to {@link #moveUses}. */
    int mark() {
        return uses.size();
    }

    /** What was read since the mark turns out to belong to a comprehension. */
    void moveUses(int mark, Scope comprehension) {
        List<Use> moved = uses.subList(mark, uses.size());
        comprehension.uses.addAll(moved);
        moved.clear();
    }

    /** All of it has been read: settles what names mean, or leaves it to the scope around. */
    void close() {
        for (Use use : uses) {
            String name = use.name.name();
            Integer slot = slots.get(name);
            if (kind == Kind.CLASS && use.depth == 0 && !global.contains(name)) {
                use.name.bindMember();
            }
            if (slot != null) {
                use.name.bindLocal(use.depth, slot);
            } else if (parent == null || global.contains(name)) {
                use.name.bindGlobal(globals.variable(name));
            } else {
                parent.uses.add(new Use(use.name, use.depth + 1));
            }
        }
    }
}
