package io.jgun.config.python.methods;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Repr;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Between text and bytes. */
public final class Encodings {

    private Encodings() {}

    static String decode(byte[] bytes, Arguments arguments) {
        arguments.expect("decode", 0, 2);
        return decode(
                bytes,
                arguments.get(0, "encoding", "utf-8").toString(),
                arguments.get(1, "errors", "strict").toString());
    }

    /** Text of bytes; {@code errors} is strict, ignore or replace. */
    public static String decode(byte[] bytes, String encoding, String errors) {
        try {
            return charset(encoding)
                    .newDecoder()
                    .onMalformedInput(action(errors))
                    .onUnmappableCharacter(action(errors))
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw PyError.of(Types.UNICODE_DECODE, "'" + encoding + "' codec can't decode these bytes");
        }
    }

    static byte[] encode(Run run, String text, Arguments arguments) {
        arguments.expect("encode", 0, 2);
        run.allocate(text.length() * 3L);
        String encoding = arguments.get(0, "encoding", "utf-8").toString();
        String errors = arguments.get(1, "errors", "strict").toString();
        try {
            ByteBuffer bytes = charset(encoding)
                    .newEncoder()
                    .onMalformedInput(action(errors))
                    .onUnmappableCharacter(action(errors))
                    .encode(CharBuffer.wrap(text));
            byte[] result = new byte[bytes.remaining()];
            bytes.get(result);
            return result;
        } catch (CharacterCodingException e) {
            throw PyError.of(Types.UNICODE_ENCODE, "'" + encoding + "' codec can't encode " + shortened(run, text));
        }
    }

    private static String shortened(Run run, String text) {
        return Repr.repr(run, text.length() > 40 ? text.substring(0, 40) : text);
    }

    private static CodingErrorAction action(String errors) {
        return switch (errors) {
            case "strict" -> CodingErrorAction.REPORT;
            case "ignore" -> CodingErrorAction.IGNORE;
            case "replace" -> CodingErrorAction.REPLACE;
            default -> throw PyError.of(Types.LOOKUP_ERROR, "unknown error handler name '" + errors + "'");
        };
    }

    private static Charset charset(String encoding) {
        return switch (encoding.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "utf-8", "utf8" -> StandardCharsets.UTF_8;
            case "ascii", "us-ascii" -> StandardCharsets.US_ASCII;
            case "latin-1", "latin1", "iso-8859-1", "iso8859-1" -> StandardCharsets.ISO_8859_1;
            case "utf-16" -> StandardCharsets.UTF_16;
            default -> throw PyError.of(Types.LOOKUP_ERROR, "unknown encoding: " + encoding);
        };
    }
}
