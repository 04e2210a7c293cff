package io.jgun.config.python.syntax;

import io.jgun.config.python.syntax.Token.Kind;
import io.jgun.config.python.tree.Block;
import io.jgun.config.python.tree.Expression;
import io.jgun.config.python.tree.Name;
import io.jgun.config.python.tree.Statement;
import io.jgun.config.python.tree.Try;
import java.util.ArrayList;
import java.util.List;

/** {@code try}. */
final class TryParser {

    private final Cursor cursor;
    private final Scopes scopes;
    private final ExpressionParser expressions;
    private final Nesting nesting;
    private final StatementParser statements;

    TryParser(Cursor cursor, Scopes scopes, ExpressionParser expressions, Nesting nesting, StatementParser statements) {
        this.cursor = cursor;
        this.scopes = scopes;
        this.expressions = expressions;
        this.nesting = nesting;
        this.statements = statements;
    }

    Statement parse() {
        int start = cursor.next().start();
        boolean guard = catchesImportErrors();
        if (guard) {
            nesting.enterImportGuard();
        }
        Block body = statements.block("'try' statement");
        if (guard) {
            nesting.leaveImportGuard();
        }
        List<Try.Handler> handlers = new ArrayList<>();
        while (cursor.at("except")) {
            handlers.add(handler());
        }
        Block otherwise = Block.EMPTY;
        if (!handlers.isEmpty() && cursor.take("else")) {
            otherwise = statements.block("'else' statement");
        }
        boolean last = cursor.take("finally");
        if (handlers.isEmpty() && !last) {
            throw cursor.expected("'except' or 'finally' block");
        }
        Block lastBlock = last ? statements.block("'finally' statement") : Block.EMPTY;
        return new Try(start, body, handlers, otherwise, lastBlock);
    }

    private Try.Handler handler() {
        int start = cursor.next().start();
        if (cursor.at("*")) {
            throw Errors.unsupported(cursor.source(), start, "'except*' is");
        }
        if (cursor.at(":")) {
            return new Try.Handler(null, null, statements.block("'except' statement"));
        }
        Expression types = expressions.value();
        if (cursor.at(",")) {
            throw Errors.syntax(cursor.source(), types.position(), "multiple exception types must be parenthesized");
        }
        Name name = cursor.take("as") ? scopes.assigned(cursor.expectName()) : null;
        return new Try.Handler(types, name, statements.block("'except' statement"));
    }

    /** Looks ahead to the handlers, which come after the body: does one catch what a failing import raises? */
    private boolean catchesImportErrors() {
        int depth = 0;
        boolean inBlock = false;
        for (int i = 0; cursor.peek(i).kind() != Kind.END; i++) {
            Token token = cursor.peek(i);
            if (token.kind() == Kind.INDENT) {
                depth++;
                inBlock = true;
            } else if (token.kind() == Kind.DEDENT) {
                depth--;
                if (depth < 0) {
                    return false;
                }
            } else if (token.kind() == Kind.NEWLINE && depth == 0) {
                inBlock = true;
            } else if (inBlock && depth == 0) {
                if (token.is("except")) {
                    if (handlerNamesImportErrors(i + 1)) {
                        return true;
                    }
                } else if (cursor.peek(i - 1).kind() == Kind.DEDENT && !token.is("else") && !token.is("finally")) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean handlerNamesImportErrors(int from) {
        if (cursor.peek(from).is(":")) {
            return true;
        }
        for (int i = from; !cursor.peek(i).is(":") && cursor.peek(i).kind() != Kind.END; i++) {
            switch (cursor.peek(i).text()) {
                case "ImportError", "ModuleNotFoundError", "Exception", "BaseException" -> {
                    return true;
                }
                default -> {
                    // another one
                }
            }
        }
        return false;
    }
}
