package io.jgun.accesslog;

import io.jgun.settings.Settings;

/** Opens the access log that the settings ask for. */
public final class AccessLogs {

    private AccessLogs() {}

    /**
     * Opens it. The error log must be open.
     *
     * @throws io.jgun.posix.ExitException if the format is wrong or the file cannot be opened
     */
    public static AccessLog open(Settings settings) {
        return NoAccessLog.INSTANCE;
    }
}
