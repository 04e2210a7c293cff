package io.jgun.config.python.syntax;

import io.jgun.config.python.syntax.Token.Kind;
import io.jgun.config.python.tree.Attribute;
import io.jgun.config.python.tree.Call;
import io.jgun.config.python.tree.Comprehension;
import io.jgun.config.python.tree.DictDisplay;
import io.jgun.config.python.tree.Expression;
import io.jgun.config.python.tree.Literal;
import io.jgun.config.python.tree.Sequence;
import io.jgun.config.python.tree.SliceExpression;
import io.jgun.config.python.tree.Starred;
import io.jgun.config.python.tree.Subscript;
import io.jgun.config.python.values.Ellipsis;
import io.jgun.config.python.values.None;
import java.util.ArrayList;
import java.util.List;

/** Names, literals, displays, and what follows them: attributes, calls, indexes. */
final class AtomParser {

    private static final int LONGEST_TRAIL = 200;

    private final Cursor cursor;
    private final Scopes scopes;
    private final ExpressionParser expressions;

    AtomParser(Cursor cursor, Scopes scopes, ExpressionParser expressions) {
        this.cursor = cursor;
        this.scopes = scopes;
        this.expressions = expressions;
    }

    /** An atom with its attributes, calls and indexes. */
    Expression trailed() {
        Expression value = atom();
        for (int length = 0; cursor.at(Kind.OPERATOR); length++) {
            if (length > LONGEST_TRAIL) {
                throw Errors.limit(cursor.source(), cursor.peek().start(), "expression too long");
            }
            if (cursor.take(".")) {
                Token name = cursor.expectName();
                value = new Attribute(name.start(), value, name.text());
            } else if (cursor.at("(")) {
                value = call(value);
            } else if (cursor.at("[")) {
                value = subscript(value);
            } else {
                break;
            }
        }
        return value;
    }

    private Expression atom() {
        Token token = cursor.peek();
        switch (token.kind()) {
            case NAME -> {
                return scopes.used(cursor.next());
            }
            case NUMBER -> {
                cursor.next();
                return new Literal(token.start(), Numbers.value(cursor.source(), token));
            }
            case STRING -> {
                return Strings.parse(expressions, cursor);
            }
            default -> {
                // below
            }
        }
        Object constant = constant(token);
        if (constant != token) {
            cursor.next();
            return new Literal(token.start(), constant);
        }
        return switch (token.kind() == Kind.OPERATOR ? token.text() : "") {
            case "(" -> parenthesized();
            case "[" -> bracketed();
            case "{" -> braced();
            default -> throw cursor.expected("an expression");
        };
    }

    private static Object constant(Token token) {
        return switch (token.text()) {
            case "True" -> true;
            case "False" -> false;
            case "None" -> None.NONE;
            case "..." -> token.kind() == Kind.OPERATOR ? (Object) Ellipsis.ELLIPSIS : token;
            default -> token;
        };
    }

    private Expression parenthesized() {
        cursor.enter();
        int start = cursor.next().start();
        Expression value;
        if (cursor.at(")")) {
            value = new Sequence(start, Sequence.Kind.TUPLE, List.of());
        } else if (cursor.at("yield")) {
            value = expressions.list();
        } else {
            int mark = scopes.current().mark();
            Expression first = expressions.starredOrNamed();
            if (cursor.at("for") || cursor.at("async")) {
                value = comprehension(start, mark, Comprehension.Kind.GENERATOR, first);
            } else if (cursor.at(",")) {
                value = new Sequence(start, Sequence.Kind.TUPLE, items(first, ")"));
            } else if (first instanceof Starred) {
                throw Errors.syntax(cursor.source(), start, "cannot use starred expression here");
            } else {
                value = first;
            }
        }
        cursor.expect(")");
        cursor.leave();
        return value;
    }

    private Expression bracketed() {
        cursor.enter();
        int start = cursor.next().start();
        Expression value;
        if (cursor.at("]")) {
            value = new Sequence(start, Sequence.Kind.LIST, List.of());
        } else {
            int mark = scopes.current().mark();
            Expression first = expressions.starredOrNamed();
            value = cursor.at("for") || cursor.at("async")
                    ? comprehension(start, mark, Comprehension.Kind.LIST, first)
                    : new Sequence(start, Sequence.Kind.LIST, items(first, "]"));
        }
        cursor.expect("]");
        cursor.leave();
        return value;
    }

    private List<Expression> items(Expression first, String close) {
        List<Expression> items = new ArrayList<>();
        items.add(first);
        while (cursor.take(",")) {
            if (cursor.at(close)) {
                break;
            }
            items.add(expressions.starredOrNamed());
        }
        return items;
    }

    private Expression braced() {
        cursor.enter();
        int start = cursor.next().start();
        Expression value;
        if (cursor.at("}") || cursor.at("**")) {
            value = dict(start, new ArrayList<>());
        } else {
            int mark = scopes.current().mark();
            Expression first = expressions.starredOrNamed();
            if (cursor.take(":")) {
                Expression item = expressions.value();
                if (cursor.at("for") || cursor.at("async")) {
                    Expression pair = new Sequence(start, Sequence.Kind.TUPLE, List.of(first, item));
                    value = comprehension(start, mark, Comprehension.Kind.DICT, pair);
                } else {
                    value = dict(start, new ArrayList<>(List.of(new DictDisplay.Item(first, item))));
                }
            } else if (cursor.at("for") || cursor.at("async")) {
                value = comprehension(start, mark, Comprehension.Kind.SET, first);
            } else {
                value = new Sequence(start, Sequence.Kind.SET, items(first, "}"));
            }
        }
        cursor.expect("}");
        cursor.leave();
        return value;
    }

    private Expression dict(int start, List<DictDisplay.Item> items) {
        while ((items.isEmpty() && !cursor.at("}")) || (!items.isEmpty() && cursor.take(",") && !cursor.at("}"))) {
            if (cursor.take("**")) {
                items.add(new DictDisplay.Item(null, expressions.value()));
            } else {
                Expression key = expressions.value();
                if (!cursor.at(":")) {
                    throw cursor.expected("':' after dictionary key");
                }
                cursor.next();
                items.add(new DictDisplay.Item(key, expressions.value()));
            }
        }
        return new DictDisplay(start, items);
    }

    /** The clauses of a comprehension whose element has been read since the mark. */
    private Expression comprehension(int start, int mark, Comprehension.Kind kind, Expression element) {
        if (element instanceof Starred) {
            throw Errors.syntax(
                    cursor.source(), element.position(), "iterable unpacking cannot be used in comprehension");
        }
        Scope around = scopes.current();
        Scope scope = scopes.open(Scope.Kind.COMPREHENSION);
        around.moveUses(mark, scope);
        List<Comprehension.Clause> clauses = new ArrayList<>();
        while (cursor.at("for") || cursor.at("async")) {
            if (cursor.at("async") || clauses.size() > 20) {
                throw Errors.unsupported(cursor.source(), cursor.peek().start(), "this comprehension is");
            }
            cursor.next();
            Expression target = expressions.targets();
            var assigned = scopes.target(cursor.source(), target);
            cursor.expect("in");
            Scope inner = clauses.isEmpty() ? scopes.leave() : null;
            Expression iterable = expressions.disjunction();
            if (inner != null) {
                scopes.reenter(inner);
            }
            List<Expression> conditions = new ArrayList<>();
            while (cursor.take("if")) {
                conditions.add(condition());
            }
            clauses.add(new Comprehension.Clause(assigned, iterable, conditions));
        }
        scopes.close();
        return new Comprehension(start, kind, element, clauses, scope.slots());
    }

    private Expression condition() {
        if (cursor.at(Kind.NAME) && cursor.peek(1).is(":=")) {
            return expressions.named();
        }
        return expressions.disjunction();
    }

    private Expression call(Expression callee) {
        cursor.enter();
        int open = cursor.next().start();
        List<Call.Argument> arguments = new ArrayList<>();
        boolean named = false;
        while (!cursor.at(")")) {
            int start = cursor.peek().start();
            int mark = scopes.current().mark();
            if (cursor.take("**")) {
                arguments.add(new Call.Argument("**", expressions.value()));
                named = true;
            } else if (cursor.at(Kind.NAME) && cursor.peek(1).is("=")) {
                arguments.add(keyword(arguments));
                named = true;
            } else {
                Expression value = expressions.starredOrNamed();
                if (cursor.at("for") || cursor.at("async")) {
                    value = comprehension(start, mark, Comprehension.Kind.GENERATOR, value);
                }
                if (named && !(value instanceof Starred)) {
                    throw Errors.syntax(cursor.source(), start, "positional argument follows keyword argument");
                }
                arguments.add(new Call.Argument("", value));
            }
            if (!cursor.take(",") && !cursor.at(")")) {
                throw cursor.at(Kind.END)
                        ? Errors.syntax(cursor.source(), open, "'(' was never closed")
                        : cursor.syntax("invalid syntax. Perhaps you forgot a comma?");
            }
        }
        cursor.next();
        cursor.leave();
        return new Call(callee.position(), callee, arguments);
    }

    private Call.Argument keyword(List<Call.Argument> before) {
        Token name = cursor.next();
        cursor.next();
        for (Call.Argument argument : before) {
            if (argument.name().equals(name.text())) {
                throw Errors.syntax(cursor.source(), name.start(), "keyword argument repeated: " + name.text());
            }
        }
        return new Call.Argument(name.text(), expressions.value());
    }

    private Expression subscript(Expression target) {
        cursor.enter();
        int start = cursor.next().start();
        Expression index = slice();
        if (cursor.at(",")) {
            List<Expression> items = new ArrayList<>(List.of(index));
            while (cursor.take(",")) {
                if (cursor.at("]")) {
                    break;
                }
                items.add(slice());
            }
            index = new Sequence(start, Sequence.Kind.TUPLE, items);
        }
        cursor.expect("]");
        cursor.leave();
        return new Subscript(start, target, index);
    }

    private Expression slice() {
        int start = cursor.peek().start();
        Expression none = new Literal(start, None.NONE);
        Expression first = cursor.at(":") ? none : expressions.starredOrNamed();
        if (!cursor.take(":")) {
            return first;
        }
        Expression stop = cursor.at(":") || cursor.at("]") || cursor.at(",") ? none : expressions.value();
        Expression step = none;
        if (cursor.take(":") && !cursor.at("]") && !cursor.at(",")) {
            step = expressions.value();
        }
        return new SliceExpression(start, first, stop, step);
    }
}
