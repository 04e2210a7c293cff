package io.jgun.config.python.syntax;

import io.jgun.config.ConfigException;
import io.jgun.config.python.values.Source;

/** Errors of the text itself. */
final class Errors {

    private Errors() {}

    static ConfigException syntax(Source source, int offset, String message) {
        return source.error(offset, "SyntaxError", message);
    }

    /** Python that jgun's reader does not know. */
    static ConfigException unsupported(Source source, int offset, String what) {
        return source.error(offset, "NotSupportedError", what + " not supported by jgun's reader of config files");
    }

    static ConfigException limit(Source source, int offset, String message) {
        return source.error(offset, "LimitError", message);
    }
}
