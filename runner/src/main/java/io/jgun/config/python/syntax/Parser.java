package io.jgun.config.python.syntax;

import io.jgun.config.python.syntax.Token.Kind;
import io.jgun.config.python.tree.Block;
import io.jgun.config.python.tree.Expression;
import io.jgun.config.python.tree.Globals;
import io.jgun.config.python.tree.Literal;
import io.jgun.config.python.tree.Program;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.Source;

/** From text to what can be run. */
public final class Parser {

    private Parser() {}

    /**
     * Reads a whole file.
     *
     * @throws io.jgun.config.ConfigException if it is not Python, or Python that the reader does not know
     */
    public static Program file(Globals globals) {
        Source source = globals.source();
        Scopes scopes = new Scopes(globals);
        Cursor cursor = new Cursor(source, Tokenizer.file(source), 0);
        Block body = new StatementParser(cursor, scopes).file();
        scopes.close();
        return new Program(globals, body, new Literal(0, None.NONE));
    }

    /**
     * Reads one expression.
     *
     * @throws io.jgun.config.ConfigException as {@link #file}
     */
    public static Program expression(Globals globals) {
        Source source = globals.source();
        Scopes scopes = new Scopes(globals);
        Cursor cursor =
                new Cursor(source, Tokenizer.expression(source, 0, source.text().length()), 0);
        if (cursor.at(Kind.END)) {
            throw cursor.syntax("an expression is missing");
        }
        Expression value = new ExpressionParser(cursor, scopes).list();
        if (!cursor.at(Kind.END)) {
            throw cursor.expected("the end");
        }
        scopes.close();
        return new Program(globals, Block.EMPTY, value);
    }
}
