package io.jgun.logging;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.posix.FileProblem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.Map;

/** Reads the file of {@code logconfig_json}. */
final class JsonFile {

    private JsonFile() {}

    /** @throws ExitException naming the file, the line and the column */
    static DictNode read(LogFilePath file) {
        String where = file.setting() + ": '" + file.path() + "'";
        try {
            Object value = new JsonText(Files.readString(file.path())).read();
            if (value instanceof Map<?, ?> dict) {
                return new DictNode(file.setting(), dict);
            }
            throw new ExitException(ExitCode.ERROR, where + " must hold a JSON object");
        } catch (JsonText.Malformed e) {
            throw new ExitException(ExitCode.ERROR, where + " is not JSON: " + e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new ExitException(ExitCode.ERROR, where + " is not UTF-8", e);
        } catch (IOException e) {
            throw new ExitException(ExitCode.ERROR, where + " cannot be read: " + FileProblem.of(e), e);
        }
    }
}
