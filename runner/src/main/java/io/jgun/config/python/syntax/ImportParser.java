package io.jgun.config.python.syntax;

import io.jgun.config.python.tree.Block;
import io.jgun.config.python.tree.Import;
import io.jgun.config.python.tree.ImportFrom;
import io.jgun.config.python.tree.Name;
import io.jgun.config.python.tree.Sequenced;
import io.jgun.config.python.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/** {@code import} and {@code from ... import}. */
final class ImportParser {

    private final Cursor cursor;
    private final Scopes scopes;
    private final Nesting nesting;

    ImportParser(Cursor cursor, Scopes scopes, Nesting nesting) {
        this.cursor = cursor;
        this.scopes = scopes;
        this.nesting = nesting;
    }

    Statement parse() {
        int start = cursor.peek().start();
        return cursor.next().text().equals("import") ? imports(start) : importFrom(start);
    }

    private Statement imports(int start) {
        List<Statement> all = new ArrayList<>();
        do {
            Token first = cursor.peek();
            String module = dotted();
            boolean renamed = cursor.take("as");
            Token bound = renamed
                    ? cursor.expectName()
                    : new Token(Token.Kind.NAME, module.contains(".") ? first.text() : module, first.start());
            Name name = scopes.assigned(bound);
            all.add(new Import(first.start(), module, name, renamed, nesting.importGuarded()));
        } while (cursor.take(","));
        return all.size() == 1 ? all.get(0) : new Sequenced(start, new Block(all));
    }

    private String dotted() {
        StringBuilder module = new StringBuilder(cursor.expectName().text());
        while (cursor.take(".")) {
            module.append('.').append(cursor.expectName().text());
        }
        return module.toString();
    }

    private Statement importFrom(int start) {
        StringBuilder module = new StringBuilder();
        while (cursor.at(".") || cursor.at("...")) {
            module.append(cursor.next().text());
        }
        if (!cursor.at("import") || module.length() == 0) {
            module.append(dotted());
        }
        cursor.expect("import");
        if (cursor.at("*")) {
            throw Errors.unsupported(cursor.source(), cursor.peek().start(), "'from " + module + " import *' is");
        }
        boolean parenthesized = cursor.take("(");
        List<ImportFrom.Item> items = new ArrayList<>();
        do {
            if (parenthesized && !items.isEmpty() && cursor.at(")")) {
                break;
            }
            Token member = cursor.expectName();
            Token bound = cursor.take("as") ? cursor.expectName() : member;
            items.add(new ImportFrom.Item(member.text(), scopes.assigned(bound)));
        } while (cursor.take(","));
        if (parenthesized) {
            cursor.expect(")");
        }
        return new ImportFrom(start, module.toString(), items, nesting.importGuarded());
    }
}
