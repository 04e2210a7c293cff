package io.jgun.config.python.syntax;

import io.jgun.config.python.syntax.Token.Kind;
import io.jgun.config.python.tree.Block;
import io.jgun.config.python.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/** Statements: those of one line are {@link SimpleStatements}', those with blocks {@link CompoundStatements}'. */
final class StatementParser {

    private final Cursor cursor;
    private final SimpleStatements simple;
    private final CompoundStatements compound;

    StatementParser(Cursor cursor, Scopes scopes) {
        ExpressionParser expressions = new ExpressionParser(cursor, scopes);
        Nesting nesting = new Nesting();
        this.cursor = cursor;
        this.simple = new SimpleStatements(cursor, scopes, expressions, nesting);
        this.compound = new CompoundStatements(cursor, scopes, expressions, nesting, this);
    }

    /** A whole file. */
    Block file() {
        List<Statement> statements = new ArrayList<>();
        while (!cursor.at(Kind.END)) {
            if (cursor.at(Kind.INDENT)) {
                throw cursor.expected("a statement");
            }
            statement(statements);
        }
        return new Block(statements);
    }

    private void statement(List<Statement> statements) {
        if (cursor.at(Kind.NEWLINE)) {
            cursor.next();
        } else if (!compound.parse(statements)) {
            line(statements);
        }
    }

    private void line(List<Statement> statements) {
        do {
            if (cursor.at(Kind.NEWLINE) || cursor.at(Kind.END)) {
                break;
            }
            statements.add(simple.parse());
        } while (cursor.take(";"));
        if (cursor.at(Kind.NEWLINE)) {
            cursor.next();
        } else if (!cursor.at(Kind.END)) {
            throw cursor.expected("the end of the line");
        }
    }

    /** What follows a colon: an indented block, or statements on the same line. */
    Block block(String what) {
        if (!cursor.at(":")) {
            throw cursor.expected("':'");
        }
        cursor.next();
        cursor.enter();
        List<Statement> statements = new ArrayList<>();
        if (!cursor.at(Kind.NEWLINE)) {
            line(statements);
        } else {
            cursor.next();
            if (!cursor.at(Kind.INDENT)) {
                throw cursor.source()
                        .error(cursor.peek().start(), "IndentationError", "expected an indented block after " + what);
            }
            cursor.next();
            while (!cursor.at(Kind.DEDENT) && !cursor.at(Kind.END)) {
                if (cursor.at(Kind.INDENT)) {
                    throw cursor.expected("a statement");
                }
                statement(statements);
            }
            if (cursor.at(Kind.DEDENT)) {
                cursor.next();
            }
        }
        cursor.leave();
        return new Block(statements);
    }
}
