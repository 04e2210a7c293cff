package io.jgun.posix;

import java.io.IOException;

/** Sends signals to other processes, which the JDK does for TERM and KILL only. */
public final class Kill {

    private Kill() {}

    /**
     * Sends them, one after the other; a process that is gone gets none.
     *
     * @param names without {@code SIG}
     */
    public static void send(long pid, String... names) {
        StringBuilder script = new StringBuilder();
        for (String name : names) {
            script.append("kill -").append(name).append(' ').append(pid).append(" 2>/dev/null; ");
        }
        try {
            new ProcessBuilder("sh", "-c", script.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("there is no sh to send signals with", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
