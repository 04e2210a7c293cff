package io.jgun.config.python.syntax;

import io.jgun.config.python.syntax.Token.Kind;
import io.jgun.config.python.tree.BinaryOperation;
import io.jgun.config.python.tree.BooleanOperation;
import io.jgun.config.python.tree.Comparison;
import io.jgun.config.python.tree.Conditional;
import io.jgun.config.python.tree.Expression;
import io.jgun.config.python.tree.Lambda;
import io.jgun.config.python.tree.Literal;
import io.jgun.config.python.tree.Name;
import io.jgun.config.python.tree.Sequence;
import io.jgun.config.python.tree.Starred;
import io.jgun.config.python.tree.UnaryOperation;
import io.jgun.config.python.tree.Walrus;
import io.jgun.config.python.tree.Yield;
import io.jgun.config.python.values.None;
import java.util.ArrayList;
import java.util.List;

/** Expressions, from the loosest operator to the tightest. */
final class ExpressionParser {

    private static final int LONGEST_CHAIN = 400;

    private final Cursor cursor;
    private final Scopes scopes;
    private final AtomParser atoms;

    ExpressionParser(Cursor cursor, Scopes scopes) {
        this.cursor = cursor;
        this.scopes = scopes;
        this.atoms = new AtomParser(cursor, scopes, this);
    }

    /** An expression within an f-string. */
    Expression fragment(int start, int end) {
        cursor.enter();
        Cursor inner = new Cursor(cursor.source(), Tokenizer.expression(cursor.source(), start, end), cursor.depth());
        ExpressionParser parser = new ExpressionParser(inner, scopes);
        Expression value = parser.list();
        if (!inner.at(Kind.END)) {
            throw inner.expected("'}'");
        }
        cursor.leave();
        return value;
    }

    /** Expressions with commas between them, which make a tuple; stars and {@code yield} allowed. */
    Expression list() {
        if (cursor.at("yield")) {
            return yielded();
        }
        int start = cursor.peek().start();
        Expression first = starredOrNamed();
        if (!cursor.at(",")) {
            if (first instanceof Starred) {
                throw Errors.syntax(cursor.source(), start, "can't use starred expression here");
            }
            return first;
        }
        List<Expression> items = new ArrayList<>();
        items.add(first);
        while (cursor.take(",")) {
            if (!startsExpression()) {
                break;
            }
            items.add(starredOrNamed());
        }
        return new Sequence(start, Sequence.Kind.TUPLE, items);
    }

    private Expression yielded() {
        int start = cursor.expect("yield").start();
        Scope function = scopes.current().function();
        if (function.kind() != Scope.Kind.FUNCTION) {
            throw Errors.syntax(cursor.source(), start, "'yield' outside function");
        }
        function.markYield();
        if (cursor.take("from")) {
            return new Yield(start, value(), true);
        }
        return new Yield(start, startsExpression() ? list() : new Literal(start, None.NONE), false);
    }

    /** True if an expression may begin here. */
    boolean startsExpression() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case NAME, NUMBER, STRING -> true;
            case KEYWORD ->
                switch (token.text()) {
                    case "not", "lambda", "True", "False", "None", "await" -> true;
                    default -> false;
                };
            case OPERATOR ->
                switch (token.text()) {
                    case "(", "[", "{", "-", "+", "~", "*", "..." -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    Expression starredOrNamed() {
        if (cursor.at("*")) {
            int start = cursor.next().start();
            return new Starred(start, operators(1));
        }
        return named();
    }

    /** An expression, or {@code name := expression}. */
    Expression named() {
        if (cursor.at(Kind.NAME) && cursor.peek(1).is(":=")) {
            Token token = cursor.next();
            cursor.next();
            return new Walrus(token.start(), scopes.assignedAround(token), value());
        }
        return value();
    }

    /** An expression without commas. */
    Expression value() {
        cursor.enter();
        Expression result = cursor.at("lambda") ? lambda() : conditional();
        cursor.leave();
        return result;
    }

    private Expression conditional() {
        Expression value = or();
        if (!cursor.at("if")) {
            return value;
        }
        int start = cursor.next().start();
        Expression condition = or();
        if (!cursor.at("else")) {
            throw cursor.expected("'else' after 'if' expression");
        }
        cursor.next();
        return new Conditional(start, condition, value, value());
    }

    private Expression lambda() {
        int start = cursor.next().start();
        FunctionParser.Parameters parameters = new FunctionParser(cursor, scopes, this).parameters(":", false);
        cursor.expect(":");
        Scope scope = scopes.open(Scope.Kind.FUNCTION);
        parameters.declare(scope);
        Expression value = value();
        scopes.close();
        return new Lambda(parameters.lambda(start, scope, value));
    }

    private Expression or() {
        Expression first = and();
        if (!cursor.at("or")) {
            return first;
        }
        List<Expression> operands = new ArrayList<>(List.of(first));
        while (cursor.take("or")) {
            operands.add(and());
        }
        return new BooleanOperation(first.position(), false, operands);
    }

    private Expression and() {
        Expression first = not();
        if (!cursor.at("and")) {
            return first;
        }
        List<Expression> operands = new ArrayList<>(List.of(first));
        while (cursor.take("and")) {
            operands.add(not());
        }
        return new BooleanOperation(first.position(), true, operands);
    }

    private Expression not() {
        if (!cursor.at("not")) {
            return comparison();
        }
        cursor.enter();
        int start = cursor.next().start();
        Expression value = new UnaryOperation(start, "not", not());
        cursor.leave();
        return value;
    }

    private Expression comparison() {
        Expression first = operators(1);
        String operator = comparisonOperator();
        if (operator.isEmpty()) {
            return first;
        }
        List<String> operators = new ArrayList<>();
        List<Expression> operands = new ArrayList<>();
        int start = cursor.peek().start();
        while (!operator.isEmpty()) {
            cursor.next();
            if (operator.equals("is not") || operator.equals("not in")) {
                cursor.next();
            }
            operators.add(operator);
            operands.add(operators(1));
            operator = comparisonOperator();
        }
        return new Comparison(start, first, operators, operands);
    }

    private String comparisonOperator() {
        Token token = cursor.peek();
        if (token.kind() != Kind.OPERATOR && token.kind() != Kind.KEYWORD) {
            return "";
        }
        return switch (token.text()) {
            case "<", ">", "==", ">=", "<=", "!=", "in" -> token.text();
            case "is" -> cursor.peek(1).is("not") ? "is not" : "is";
            case "not" -> cursor.peek(1).is("in") ? "not in" : "";
            default -> "";
        };
    }

    /** Binary operators that bind at least that tightly, from left to right. */
    private Expression operators(int tightest) {
        Expression left = unary();
        for (int length = 0; cursor.at(Kind.OPERATOR); length++) {
            Token token = cursor.peek();
            int precedence = Operators.precedence(token.text());
            if (precedence < tightest || precedence == 0) {
                return left;
            }
            if (length > LONGEST_CHAIN) {
                throw Errors.limit(cursor.source(), token.start(), "too many operators in one expression");
            }
            if (token.text().equals("@")) {
                throw Errors.unsupported(cursor.source(), token.start(), "the operator @ is");
            }
            cursor.next();
            left = new BinaryOperation(token.start(), token.text(), left, operators(precedence + 1));
        }
        return left;
    }

    private Expression unary() {
        Token token = cursor.peek();
        if (!token.is("-") && !token.is("+") && !token.is("~")) {
            return power();
        }
        cursor.enter();
        cursor.next();
        Expression value = unary();
        cursor.leave();
        return new UnaryOperation(token.start(), token.text(), value);
    }

    private Expression power() {
        if (cursor.at("await")) {
            throw Errors.unsupported(cursor.source(), cursor.peek().start(), "'await' is");
        }
        Expression base = atoms.trailed();
        if (!cursor.at("**")) {
            return base;
        }
        cursor.enter();
        int start = cursor.next().start();
        Expression exponent = unary();
        cursor.leave();
        return new BinaryOperation(start, "**", base, exponent);
    }

    /** What a {@code for} loops over with: names, not comparisons, so that {@code in} ends it. */
    Expression targets() {
        int start = cursor.peek().start();
        Expression first = starredTarget();
        if (!cursor.at(",")) {
            return first;
        }
        List<Expression> items = new ArrayList<>(List.of(first));
        while (cursor.take(",")) {
            if (!startsExpression()) {
                break;
            }
            items.add(starredTarget());
        }
        return new Sequence(start, Sequence.Kind.TUPLE, items);
    }

    private Expression starredTarget() {
        if (cursor.at("*")) {
            int start = cursor.next().start();
            return new Starred(start, operators(1));
        }
        return operators(1);
    }

    /** An operand of {@code for ... in}: no {@code if} follows within it. */
    Expression disjunction() {
        return cursor.at("lambda") ? value() : or();
    }

    Name nameOf(Token token) {
        return scopes.used(token);
    }
}
