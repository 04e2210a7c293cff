package io.jgun.config.python.syntax;

import io.jgun.config.python.syntax.Token.Kind;
import io.jgun.config.python.tree.Block;
import io.jgun.config.python.tree.ClassDefinition;
import io.jgun.config.python.tree.Expression;
import io.jgun.config.python.tree.For;
import io.jgun.config.python.tree.FunctionDefinition;
import io.jgun.config.python.tree.If;
import io.jgun.config.python.tree.Name;
import io.jgun.config.python.tree.Statement;
import io.jgun.config.python.tree.Target;
import io.jgun.config.python.tree.While;
import io.jgun.config.python.tree.With;
import java.util.ArrayList;
import java.util.List;

/** Statements with blocks. */
final class CompoundStatements {

    private final Cursor cursor;
    private final Scopes scopes;
    private final ExpressionParser expressions;
    private final Nesting nesting;
    private final StatementParser statements;
    private final TryParser tries;

    CompoundStatements(
            Cursor cursor, Scopes scopes, ExpressionParser expressions, Nesting nesting, StatementParser statements) {
        this.cursor = cursor;
        this.scopes = scopes;
        this.expressions = expressions;
        this.nesting = nesting;
        this.statements = statements;
        this.tries = new TryParser(cursor, scopes, expressions, nesting, statements);
    }

    /** Reads one if one begins here. */
    boolean parse(List<Statement> into) {
        Token token = cursor.peek();
        if (token.is("@")) {
            into.add(decorated());
            return true;
        }
        if (token.kind() == Kind.NAME && token.text().equals("match") && isMatch()) {
            throw Errors.unsupported(cursor.source(), token.start(), "the statement 'match' is");
        }
        if (token.kind() != Kind.KEYWORD) {
            return false;
        }
        switch (token.text()) {
            case "if" -> into.add(conditional());
            case "for" -> into.add(forLoop());
            case "while" -> into.add(whileLoop());
            case "def" -> into.add(function(List.of()));
            case "class" -> into.add(classDefinition(List.of()));
            case "try" -> into.add(tries.parse());
            case "with" -> into.add(with());
            case "async" -> throw Errors.unsupported(cursor.source(), token.start(), "'async' is");
            default -> {
                return false;
            }
        }
        return true;
    }

    /** {@code match} is a keyword only where a subject and a colon at the line's end follow. */
    private boolean isMatch() {
        Token second = cursor.peek(1);
        if (second.kind() == Kind.NEWLINE || second.is("=") || second.is(".") || second.is(",") || second.is(":")) {
            return false;
        }
        int i = 1;
        while (cursor.peek(i).kind() != Kind.NEWLINE && cursor.peek(i).kind() != Kind.END) {
            i++;
        }
        return cursor.peek(i - 1).is(":") && cursor.peek(i + 1).kind() == Kind.INDENT;
    }

    private Statement conditional() {
        int start = cursor.peek().start();
        List<If.Branch> branches = new ArrayList<>();
        do {
            cursor.next();
            Expression condition = condition();
            branches.add(new If.Branch(condition, statements.block("'if' statement")));
        } while (cursor.at("elif"));
        return new If(start, branches, otherwise());
    }

    private Expression condition() {
        Expression condition = expressions.named();
        if (cursor.at("=")) {
            throw cursor.syntax("invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        }
        return condition;
    }

    private Block otherwise() {
        return cursor.take("else") ? statements.block("'else' statement") : Block.EMPTY;
    }

    private Block loopBody(String what) {
        nesting.enterLoop();
        Block body = statements.block(what);
        nesting.leaveLoop();
        return body;
    }

    private Statement whileLoop() {
        int start = cursor.next().start();
        Expression condition = condition();
        Block body = loopBody("'while' statement");
        return new While(start, condition, body, otherwise());
    }

    private Statement forLoop() {
        int start = cursor.next().start();
        Target target = scopes.target(cursor.source(), expressions.targets());
        cursor.expect("in");
        Expression iterable = expressions.list();
        Block body = loopBody("'for' statement");
        return new For(start, target, iterable, body, otherwise());
    }

    private Statement with() {
        int start = cursor.next().start();
        boolean parenthesized = cursor.at("(") && closesBeforeColon();
        if (parenthesized) {
            cursor.next();
        }
        List<With.Item> items = new ArrayList<>();
        do {
            if (parenthesized && cursor.at(")")) {
                break;
            }
            Expression value = expressions.value();
            Target target = null;
            if (cursor.take("as")) {
                int mark = cursor.peek().start();
                Expression expression = expressions.starredOrNamed();
                if (expression.position() < mark) {
                    throw cursor.syntax("invalid syntax");
                }
                target = scopes.target(cursor.source(), expression);
            }
            items.add(new With.Item(value, target));
        } while (cursor.take(","));
        if (parenthesized) {
            cursor.expect(")");
        }
        return new With(start, items, statements.block("'with' statement"));
    }

    /** True if the parenthesis that opens here closes right before the colon, and has an {@code as} or comma inside. */
    private boolean closesBeforeColon() {
        int depth = 0;
        boolean several = false;
        for (int i = 0; ; i++) {
            Token token = cursor.peek(i);
            if (token.kind() == Kind.END || token.kind() == Kind.NEWLINE) {
                return false;
            }
            if (token.is("(") || token.is("[") || token.is("{")) {
                depth++;
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                depth--;
                if (depth == 0) {
                    return several && cursor.peek(i + 1).is(":");
                }
            } else if (depth == 1 && (token.is("as") || token.is(","))) {
                several = true;
            }
        }
    }

    private Statement decorated() {
        List<Expression> decorators = new ArrayList<>();
        while (cursor.take("@")) {
            decorators.add(expressions.named());
            if (!cursor.at(Kind.NEWLINE)) {
                throw cursor.expected("the end of the line");
            }
            cursor.next();
        }
        if (cursor.at("def")) {
            return function(decorators);
        }
        if (cursor.at("class")) {
            return classDefinition(decorators);
        }
        throw cursor.expected("'def' or 'class' after a decorator");
    }

    private Statement function(List<Expression> decorators) {
        cursor.next();
        Token token = cursor.expectName();
        Name name = scopes.assigned(token);
        cursor.expect("(");
        FunctionParser.Parameters parameters = new FunctionParser(cursor, scopes, expressions).parameters(")", true);
        cursor.expect(")");
        if (cursor.take("->")) {
            expressions.value();
        }
        Scope scope = scopes.open(Scope.Kind.FUNCTION);
        parameters.declare(scope);
        int loops = nesting.enterFunction();
        Block body = statements.block("function definition");
        nesting.leaveFunction(loops);
        scopes.close();
        return new FunctionDefinition(name, parameters.function(token, scope, body), decorators);
    }

    private Statement classDefinition(List<Expression> decorators) {
        cursor.next();
        Name name = scopes.assigned(cursor.expectName());
        List<Expression> bases = new ArrayList<>();
        if (cursor.take("(")) {
            while (!cursor.at(")")) {
                if (cursor.at(Kind.NAME) && cursor.peek(1).is("=")) {
                    cursor.next();
                    cursor.next();
                    expressions.value();
                } else {
                    bases.add(expressions.value());
                }
                if (!cursor.take(",") && !cursor.at(")")) {
                    throw cursor.expected("',' or ')'");
                }
            }
            cursor.next();
        }
        Scope scope = scopes.open(Scope.Kind.CLASS);
        int loops = nesting.enterFunction();
        Block body = statements.block("class definition");
        nesting.leaveFunction(loops);
        scopes.close();
        return new ClassDefinition(name, bases, body, decorators, scope.slots());
    }
}
