package io.jgun.posix;

/** Exit codes of the process, as in Gunicorn. */
public enum ExitCode {
    /** A clean shutdown. */
    OK(0),
    /** Configuration, bind or pid file error; also any failure that has no code of its own. */
    ERROR(1),
    /** A worker failed to boot. */
    WORKER_BOOT_ERROR(3),
    /** The application failed to load. */
    APP_LOAD_ERROR(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number that the process ends with. */
    public int number() {
        return number;
    }
}
