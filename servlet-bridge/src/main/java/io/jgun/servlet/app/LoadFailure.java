package io.jgun.servlet.app;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.AppReference;
import org.jspecify.annotations.Nullable;

/** Messages of applications that cannot be loaded. */
final class LoadFailure {

    private LoadFailure() {}

    /** @param problem a sentence without its end; may be followed by lines of detail */
    static ExitException because(AppReference app, String problem) {
        return because(app, problem, null);
    }

    static ExitException because(AppReference app, String problem, @Nullable Throwable cause) {
        return new ExitException(ExitCode.APP_LOAD_ERROR, "Cannot load " + app.text() + ": " + problem, cause);
    }

    /** @param step what was being done, as {@code the static initializer of com.acme.App} */
    static ExitException threw(AppReference app, String step, Throwable thrown) {
        Throwable cause = CauseText.unwrap(thrown);
        return because(app, step + " failed:\n" + CauseText.of(cause), cause);
    }
}
