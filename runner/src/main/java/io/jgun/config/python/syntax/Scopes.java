package io.jgun.config.python.syntax;

import io.jgun.config.python.tree.Expression;
import io.jgun.config.python.tree.Globals;
import io.jgun.config.python.tree.Name;
import io.jgun.config.python.tree.Sequence;
import io.jgun.config.python.tree.Starred;
import io.jgun.config.python.tree.Target;
import io.jgun.config.python.values.Source;
import java.util.ArrayDeque;
import java.util.Deque;

/** The scopes around the place that is being read. */
final class Scopes {

    private final Globals globals;
    private final Deque<Scope> open = new ArrayDeque<>();

    Scopes(Globals globals) {
        this.globals = globals;
        open.push(new Scope(Scope.Kind.MODULE, null, globals));
    }

    Scope current() {
        return open.getFirst();
    }

    Scope open(Scope.Kind kind) {
        Scope scope = new Scope(kind, current(), globals);
        open.push(scope);
        return scope;
    }

    void close() {
        open.pop().close();
    }

    /** Sets the innermost scope aside, to read what belongs to the one around it. */
    Scope leave() {
        return open.pop();
    }

    void reenter(Scope scope) {
        open.push(scope);
    }

    /** A name that is read. */
    Name used(Token token) {
        Name name = new Name(token.start(), token.text());
        current().use(name);
        return name;
    }

    /** A name that is assigned to. */
    Name assigned(Token token) {
        current().declare(token.text());
        return used(token);
    }

    /** A name that {@code :=} assigns to: a variable of the function around comprehensions. */
    Name assignedAround(Token token) {
        current().function().declare(token.text());
        return used(token);
    }

    /** Makes a target of an expression that was read. */
    Target target(Source source, Expression expression) {
        if (expression instanceof Name name) {
            current().declare(name.name());
            return name;
        }
        if (expression instanceof Sequence sequence && sequence.kind() != Sequence.Kind.SET) {
            boolean starred = false;
            for (Expression item : sequence.items()) {
                boolean star = item instanceof Starred;
                if (star && starred) {
                    throw Errors.syntax(source, item.position(), "multiple starred expressions in assignment");
                }
                starred |= star;
                target(source, item instanceof Starred inner ? inner.value() : item);
            }
            return sequence;
        }
        if (expression instanceof Target target && !(expression instanceof Sequence)) {
            return target;
        }
        throw Errors.syntax(source, expression.position(), "cannot assign to this expression");
    }
}
