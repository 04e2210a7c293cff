package io.jgun.config.python.syntax;

import io.jgun.config.python.tree.Block;
import io.jgun.config.python.tree.Expression;
import io.jgun.config.python.tree.FunctionCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters of functions. */
final class FunctionParser {

    private final Cursor cursor;
    private final ExpressionParser expressions;

    FunctionParser(Cursor cursor, Scopes scopes, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** What was read between the parentheses. */
    static final class Parameters {
        private final List<FunctionCode.Parameter> positional = new ArrayList<>();
        private final List<FunctionCode.Parameter> keywordOnly = new ArrayList<>();
        private @Nullable String rest;
        private @Nullable String named;

        /** They have the first slots, in the order that {@link FunctionCode} asks for. */
        void declare(Scope scope) {
            for (FunctionCode.Parameter parameter : all()) {
                scope.declare(parameter.name());
            }
            if (rest != null) {
                scope.declare(rest);
            }
            if (named != null) {
                scope.declare(named);
            }
        }

        private List<FunctionCode.Parameter> all() {
            List<FunctionCode.Parameter> all = new ArrayList<>(positional);
            all.addAll(keywordOnly);
            return all;
        }

        FunctionCode lambda(int position, Scope scope, Expression value) {
            return new FunctionCode(
                    "<lambda>",
                    position,
                    all(),
                    positional.size(),
                    rest != null,
                    named != null,
                    scope.slots(),
                    false,
                    Block.EMPTY,
                    value);
        }

        FunctionCode function(Token name, Scope scope, Block body) {
            return new FunctionCode(
                    name.text(),
                    name.start(),
                    all(),
                    positional.size(),
                    rest != null,
                    named != null,
                    scope.slots(),
                    scope.yields(),
                    body,
                    null);
        }

        private boolean has(String name) {
            for (FunctionCode.Parameter parameter : all()) {
                if (parameter.name().equals(name)) {
                    return true;
                }
            }
            return name.equals(rest) || name.equals(named);
        }
    }

    /** Parameters up to the closing word, which is not taken. */
    Parameters parameters(String close, boolean annotated) {
        Parameters parameters = new Parameters();
        boolean keywordOnly = false;
        while (!cursor.at(close)) {
            if (parameters.named != null) {
                throw cursor.syntax("arguments cannot follow var-keyword argument");
            }
            if (cursor.at("/")) {
                if (parameters.positional.isEmpty() || keywordOnly) {
                    throw cursor.syntax("invalid syntax");
                }
                cursor.next();
            } else if (cursor.take("**")) {
                parameters.named = name(parameters, annotated);
            } else if (cursor.take("*")) {
                if (keywordOnly) {
                    throw cursor.syntax("* argument may appear only once");
                }
                keywordOnly = true;
                if (!cursor.at(",")) {
                    parameters.rest = name(parameters, annotated);
                }
            } else {
                parameter(parameters, keywordOnly, annotated);
            }
            if (!cursor.take(",") && !cursor.at(close)) {
                throw cursor.expected("',' or '" + close + "'");
            }
        }
        return parameters;
    }

    private void parameter(Parameters parameters, boolean keywordOnly, boolean annotated) {
        int start = cursor.peek().start();
        String name = name(parameters, annotated);
        Expression missing = cursor.take("=") ? expressions.value() : null;
        List<FunctionCode.Parameter> list = keywordOnly ? parameters.keywordOnly : parameters.positional;
        boolean afterDefault = !list.isEmpty() && list.get(list.size() - 1).missing() != null;
        if (missing == null && afterDefault && !keywordOnly) {
            throw Errors.syntax(cursor.source(), start, "parameter without a default follows parameter with a default");
        }
        list.add(new FunctionCode.Parameter(name, missing));
    }

    private String name(Parameters parameters, boolean annotated) {
        Token token = cursor.expectName();
        if (parameters.has(token.text())) {
            throw Errors.syntax(
                    cursor.source(), token.start(), "duplicate argument '" + token.text() + "' in function definition");
        }
        if (annotated && cursor.take(":")) {
            expressions.value();
        }
        return token.text();
    }
}
