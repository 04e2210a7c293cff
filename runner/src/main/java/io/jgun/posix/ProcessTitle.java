package io.jgun.posix;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The title of this process in {@code ps} and {@code top}: Gunicorn setting {@code proc_name}.
 *
 * <p>Linux only, without native code: the command line that {@code ps} shows is memory of the process, from {@code
 * arg_start} to {@code arg_end} of {@code /proc/self/stat}, and may be written through {@code /proc/self/mem}.
 */
public final class ProcessTitle {

    private static final int ARG_START = 48;
    private static final int ARG_END = 49;
    private static final int COMM_LIMIT = 15;

    private ProcessTitle() {}

    /**
     * Sets the title, cut to the length of the original command line.
     *
     * @return false where the system does not let it be set
     */
    public static boolean set(String title) {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            // The second field is the name in parentheses and may itself hold blanks and parentheses.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long start = Long.parseLong(fields[ARG_START - 3]);
            long end = Long.parseLong(fields[ARG_END - 3]);
            if (start <= 0 || end <= start) {
                return false;
            }
            byte[] area = new byte[(int) Math.min(end - start, 1 << 20)];
            byte[] text = title.getBytes(StandardCharsets.UTF_8);
            // The last byte stays zero, else the kernel reads on into the environment.
            System.arraycopy(text, 0, area, 0, Math.min(text.length, area.length - 1));
            try (RandomAccessFile memory = new RandomAccessFile("/proc/self/mem", "rw")) {
                memory.seek(start);
                memory.write(area);
            }
            byte[] comm = Arrays.copyOf(text, Math.min(text.length, COMM_LIMIT));
            // The main thread's name is what ps shows as comm; /proc/self/comm of another thread would be that
            // thread's.
            Files.write(Path.of("/proc/self/task/" + ProcessHandle.current().pid() + "/comm"), comm);
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
