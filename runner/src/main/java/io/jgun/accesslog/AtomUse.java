package io.jgun.accesslog;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An atom as a format names it.
 *
 * @param text the name as in Gunicorn's dictionary of atoms: {@code h}, {@code {x-forwarded-for}i}
 */
record AtomUse(String text, Atom atom, Atom.Parameter parameter) {

    /** An atom that has no value, ever. */
    static final AtomUse NOTHING = new AtomUse(Atom.IDENTITY.letter(), Atom.IDENTITY, Atom.Parameter.NONE);

    /**
     * Finds the atom of a name.
     *
     * @param environment what {@code {name}e} falls back to, names in lower case
     * @return empty if there is no such atom, which Gunicorn logs as {@code -}
     */
    static Optional<AtomUse> of(String text, Map<String, String> environment) {
        int brace = text.startsWith("{") ? text.lastIndexOf('}') : -1;
        boolean named = brace > 1;
        String letter = named ? text.substring(brace + 1) : text;
        for (Atom atom : Atom.values()) {
            if (atom.letter().equals(letter) && (atom.kind() == Atom.Kind.NAMED) == named) {
                if (!named) {
                    return Optional.of(new AtomUse(text, atom, Atom.Parameter.NONE));
                }
                String name = text.substring(1, brace).toLowerCase(Locale.ROOT);
                return Optional.of(
                        new AtomUse("{" + name + "}" + letter, atom, new Atom.Parameter(name, environment.get(name))));
            }
        }
        return Optional.empty();
    }

    boolean write(LineBuffer out, Exchange exchange) {
        return atom.write(out, exchange, parameter);
    }
}
