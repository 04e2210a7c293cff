package io.jgun.config.python.tree;

import io.jgun.config.python.values.Source;
import io.jgun.config.python.values.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The module-level names of one file. */
public final class Globals {

    private final Source source;
    private final World world;
    private final Map<String, GlobalVariable> variables = new HashMap<>();
    private final List<GlobalVariable> bound = new ArrayList<>();

    public Globals(Source source, World world) {
        this.source = source;
        this.world = world;
    }

    public Source source() {
        return source;
    }

    public World world() {
        return world;
    }

    /** The variable of a name, made at its first mention. */
    public GlobalVariable variable(String name) {
        GlobalVariable variable = variables.get(name);
        if (variable == null) {
            variable = new GlobalVariable(name, this);
            variables.put(name, variable);
        }
        return variable;
    }

    void firstBound(GlobalVariable variable) {
        bound.add(variable);
    }

    /** Every name that has been assigned, in the order of first assignment. */
    public List<GlobalVariable> bound() {
        return bound;
    }
}
