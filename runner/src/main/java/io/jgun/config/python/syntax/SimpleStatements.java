package io.jgun.config.python.syntax;

import io.jgun.config.python.syntax.Token.Kind;
import io.jgun.config.python.tree.Assert;
import io.jgun.config.python.tree.Assignment;
import io.jgun.config.python.tree.AugmentedAssignment;
import io.jgun.config.python.tree.Delete;
import io.jgun.config.python.tree.Expression;
import io.jgun.config.python.tree.ExpressionStatement;
import io.jgun.config.python.tree.Jump;
import io.jgun.config.python.tree.Literal;
import io.jgun.config.python.tree.Name;
import io.jgun.config.python.tree.Raise;
import io.jgun.config.python.tree.Return;
import io.jgun.config.python.tree.Sequence;
import io.jgun.config.python.tree.Statement;
import io.jgun.config.python.tree.Target;
import io.jgun.config.python.values.None;
import java.util.ArrayList;
import java.util.List;

/** Statements of one line. */
final class SimpleStatements {

    private final Cursor cursor;
    private final Scopes scopes;
    private final ExpressionParser expressions;
    private final Nesting nesting;
    private final ImportParser imports;

    SimpleStatements(Cursor cursor, Scopes scopes, ExpressionParser expressions, Nesting nesting) {
        this.cursor = cursor;
        this.scopes = scopes;
        this.expressions = expressions;
        this.nesting = nesting;
        this.imports = new ImportParser(cursor, scopes, nesting);
    }

    Statement parse() {
        Token token = cursor.peek();
        if (token.kind() != Kind.KEYWORD) {
            return expressionOrAssignment();
        }
        int start = token.start();
        switch (token.text()) {
            case "pass" -> {
                cursor.next();
                return Jump.pass(start);
            }
            case "break", "continue" -> {
                return jump();
            }
            case "return" -> {
                return returned();
            }
            case "import", "from" -> {
                return imports.parse();
            }
            case "global", "nonlocal" -> {
                return outerNames();
            }
            case "del" -> {
                cursor.next();
                return deleted(start);
            }
            case "assert" -> {
                cursor.next();
                Expression condition = expressions.value();
                return new Assert(start, condition, cursor.take(",") ? expressions.value() : null);
            }
            case "raise" -> {
                cursor.next();
                if (!expressions.startsExpression()) {
                    return new Raise(start, null, null);
                }
                Expression error = expressions.value();
                return new Raise(start, error, cursor.take("from") ? expressions.value() : null);
            }
            default -> {
                return expressionOrAssignment();
            }
        }
    }

    private Statement jump() {
        Token token = cursor.next();
        boolean leaves = token.text().equals("break");
        if (!nesting.inLoop()) {
            throw Errors.syntax(
                    cursor.source(),
                    token.start(),
                    leaves ? "'break' outside loop" : "'continue' not properly in loop");
        }
        return leaves ? Jump.breakLoop(token.start()) : Jump.continueLoop(token.start());
    }

    private Statement returned() {
        int start = cursor.next().start();
        if (scopes.current().kind() != Scope.Kind.FUNCTION) {
            throw Errors.syntax(cursor.source(), start, "'return' outside function");
        }
        Expression value = expressions.startsExpression() ? expressions.list() : new Literal(start, None.NONE);
        return new Return(start, value);
    }

    private Statement outerNames() {
        Token keyword = cursor.next();
        boolean global = keyword.text().equals("global");
        do {
            Token name = cursor.expectName();
            Scope scope = scopes.current();
            if (scope.isLocal(name.text())) {
                throw Errors.syntax(
                        cursor.source(),
                        name.start(),
                        "name '" + name.text() + "' is assigned to before " + keyword.text() + " declaration");
            }
            if (global) {
                scope.declareGlobal(name.text());
            } else if (!scope.foundFurtherOut(name.text())) {
                throw Errors.syntax(
                        cursor.source(), name.start(), "no binding for nonlocal '" + name.text() + "' found");
            } else {
                scope.declareNonlocal(name.text());
            }
        } while (cursor.take(","));
        return Jump.pass(keyword.start());
    }

    private Statement deleted(int start) {
        Expression list = expressions.targets();
        List<Target> targets = new ArrayList<>();
        if (list instanceof Sequence sequence && sequence.kind() == Sequence.Kind.TUPLE) {
            for (Expression item : sequence.items()) {
                targets.add(scopes.target(cursor.source(), item));
            }
        } else {
            targets.add(scopes.target(cursor.source(), list));
        }
        return new Delete(start, targets);
    }

    private Statement expressionOrAssignment() {
        Token first = cursor.peek();
        refusePython2(first);
        Expression expression = expressions.list();
        Token operator = cursor.peek();
        if (operator.is("=")) {
            return assignment(expression);
        }
        if (operator.is(":")) {
            return annotated(expression);
        }
        boolean augmented = operator.kind() == Kind.OPERATOR
                && operator.text().endsWith("=")
                && (Operators.precedence(operator.text()
                                        .substring(0, operator.text().length() - 1))
                                > 0
                        || operator.text().equals("**="));
        if (augmented) {
            cursor.next();
            if (expression instanceof Sequence) {
                throw Errors.syntax(
                        cursor.source(), expression.position(), "illegal expression for augmented assignment");
            }
            Target target = scopes.target(cursor.source(), expression);
            String binary = operator.text().substring(0, operator.text().length() - 1);
            return new AugmentedAssignment(operator.start(), target, binary, expressions.list());
        }
        return new ExpressionStatement(expression.position(), expression);
    }

    private void refusePython2(Token first) {
        Token second = cursor.peek(1);
        if (first.kind() != Kind.NAME) {
            return;
        }
        boolean operand = second.kind() == Kind.STRING || second.kind() == Kind.NUMBER || second.kind() == Kind.NAME;
        if (first.text().equals("print") && operand) {
            throw Errors.syntax(
                    cursor.source(), first.start(), "Missing parentheses in call to 'print'. Did you mean print(...)?");
        }
        if (first.text().equals("exec") && operand) {
            throw Errors.syntax(cursor.source(), first.start(), "Missing parentheses in call to 'exec'");
        }
    }

    private Statement assignment(Expression first) {
        List<Target> targets = new ArrayList<>();
        Expression last = first;
        while (cursor.take("=")) {
            targets.add(scopes.target(cursor.source(), last));
            last = expressions.list();
        }
        return new Assignment(first.position(), targets, last);
    }

    private Statement annotated(Expression expression) {
        if (!(expression instanceof Target) || expression instanceof Sequence) {
            throw cursor.syntax("only single target (not tuple) can be annotated");
        }
        Target target = scopes.target(cursor.source(), expression);
        cursor.next();
        expressions.value();
        if (cursor.take("=")) {
            return new Assignment(expression.position(), List.of(target), expressions.list());
        }
        return Jump.pass(expression.position());
    }

    static Name name(Scopes scopes, Token token) {
        return scopes.assigned(token);
    }
}
