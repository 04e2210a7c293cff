package io.jgun.config.python.methods;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.PyBytes;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.Run;
import org.jspecify.annotations.Nullable;

/** Methods of bytes: most are those of a string of the same characters. */
final class BytesMethods {

    static final String[] NAMES = {
        "decode",
        "hex",
        "split",
        "rsplit",
        "strip",
        "lstrip",
        "rstrip",
        "startswith",
        "endswith",
        "replace",
        "find",
        "rfind",
        "index",
        "count",
        "upper",
        "lower",
        "join",
        "partition",
        "rpartition",
        "splitlines",
        "isdigit",
        "isalpha",
        "isalnum",
        "title",
        "ljust",
        "rjust",
        "center",
        "zfill"
    };

    private BytesMethods() {}

    static @Nullable Object call(Run run, PyBytes bytes, String name, Arguments arguments) {
        if (name.equals("decode")) {
            return run.text(Encodings.decode(bytes.bytes(), arguments));
        }
        if (name.equals("hex")) {
            run.allocate(bytes.bytes().length * 4L);
            return java.util.HexFormat.of().formatHex(bytes.bytes());
        }
        for (String known : NAMES) {
            if (known.equals(name)) {
                Object[] texts = arguments.positionalFrom(0);
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = toText(texts[i], name);
                }
                Object result = StrMethods.call(run, bytes.latin1(), name, new Arguments(texts));
                return result == null ? null : toBytes(result);
            }
        }
        return null;
    }

    private static Object toText(Object argument, String method) {
        if (argument instanceof PyBytes bytes) {
            return bytes.latin1();
        }
        if (argument instanceof String) {
            throw PyError.type("a bytes-like object is required by " + method + "(), not 'str'");
        }
        if (argument instanceof PyList list) {
            PyList texts = new PyList();
            for (Object item : list.items()) {
                texts.items().add(toText(item, method));
            }
            return texts;
        }
        return argument;
    }

    private static Object toBytes(Object result) {
        if (result instanceof String text) {
            return PyBytes.ofLatin1(text);
        }
        if (result instanceof PyList list) {
            list.items().replaceAll(BytesMethods::toBytes);
            return list;
        }
        if (result instanceof PyTuple tuple) {
            return new PyTuple(
                    tuple.asList().stream().map(BytesMethods::toBytes).toArray());
        }
        return result;
    }
}
