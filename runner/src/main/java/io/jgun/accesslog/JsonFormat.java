package io.jgun.accesslog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One JSON object a line, its keys the names of the atoms; null for what Gunicorn shows as {@code -}. */
final class JsonFormat implements LineFormat {

    static final String NAME = "json";

    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final AtomUse[] atoms;
    private final byte[][] keys;

    private JsonFormat(List<AtomUse> atoms) {
        this.atoms = atoms.toArray(AtomUse[]::new);
        this.keys = new byte[this.atoms.length][];
        for (int i = 0; i < keys.length; i++) {
            LineBuffer key = new LineBuffer(LineBuffer.Escaping.JSON);
            key.raw(i == 0 ? '{' : ',');
            key.raw('"');
            key.text(this.atoms[i].text());
            key.raw('"');
            key.raw(':');
            keys[i] = Arrays.copyOf(key.bytes(), key.length());
        }
    }

    /**
     * Compiles {@code json}, every atom that needs no name, or {@code json:h,s,{x-request-id}i}.
     *
     * @throws io.jgun.posix.ExitException if an atom is unknown
     */
    static JsonFormat compile(String format, Map<String, String> environment) {
        List<AtomUse> atoms = new ArrayList<>();
        if (format.equals(NAME)) {
            for (Atom atom : Atom.values()) {
                if (atom.kind() != Atom.Kind.NAMED) {
                    atoms.add(new AtomUse(atom.letter(), atom, Atom.Parameter.NONE));
                }
            }
            return new JsonFormat(atoms);
        }
        int column = NAME.length() + 2;
        for (String name : format.substring(NAME.length() + 1).split(",", -1)) {
            AtomUse atom = AtomUse.of(name.strip(), environment).orElse(null);
            if (atom == null) {
                throw FormatProblem.at(
                        column, "'" + name.strip() + "' is not an atom; name atoms with commas, as json:h,r,s,{host}i");
            }
            atoms.add(atom);
            column += name.length() + 1;
        }
        return new JsonFormat(atoms);
    }

    @Override
    public LineBuffer.Escaping escaping() {
        return LineBuffer.Escaping.JSON;
    }

    @Override
    public boolean write(LineBuffer out, Exchange exchange) {
        for (int i = 0; i < atoms.length; i++) {
            out.raw(keys[i]);
            Atom.Kind kind = atoms[i].atom().kind();
            boolean quoted = kind == Atom.Kind.TEXT || kind == Atom.Kind.NAMED;
            int start = out.length();
            if (quoted) {
                out.raw('"');
            }
            if (!atoms[i].write(out, exchange)) {
                out.cut(start);
                out.raw(NULL);
            } else if (quoted) {
                out.raw('"');
            }
        }
        out.raw('}');
        return true;
    }
}
