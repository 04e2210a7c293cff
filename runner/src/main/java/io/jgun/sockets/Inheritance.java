package io.jgun.sockets;

import io.jgun.posix.Descriptors;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts processes that inherit listening sockets, as systemd gives them: from descriptor 3 on, with {@code LISTEN_FDS}
 * and {@code LISTEN_PID}.
 *
 * <p>The JDK hands down descriptors 0, 1 and 2 only. They carry the sockets; a shell then moves them up and gives the
 * process its standard streams again: those of this process. {@code bin/jgun} opens the packages that the reflection
 * needs. Linux.
 */
public final class Inheritance {

    /** Their first descriptor. */
    static final int FIRST = 3;

    /** How many sockets a process can inherit. */
    public static final int LIMIT = 3;

    /**
     * $1 is the number of sockets, $2 this process; what follows is run. Streams that carried a socket are opened anew;
     * where stdout cannot be (a socket, or somebody else's) it leads to where stderr does.
     */
    private static final String SHELL = """
            sockets=$1 parent=$2
            shift 2
            exec 3<&0 0</dev/null
            if [ "$sockets" -ge 2 ]; then exec 4<&1; fi
            if [ "$sockets" -ge 3 ]; then exec 5<&2 2>>"/proc/$parent/fd/2"; fi
            if [ "$sockets" -ge 2 ]; then { command exec 1>>"/proc/$parent/fd/1"; } 2>/dev/null || exec 1>&2; fi
            export LISTEN_FDS="$sockets" LISTEN_PID="$$"
            exec "$@"
            """;

    private Inheritance() {}

    /**
     * Says whether processes can inherit these.
     *
     * @throws ExitException ERROR with the remedy, if they cannot
     */
    public static void check(List<Listener> listeners) {
        check(listeners, "Error: worker processes", "leave out --prefork");
    }

    /**
     * Says whether processes can inherit these.
     *
     * @param who the first words of the message
     * @param instead the last words: what to do that needs none
     * @throws ExitException ERROR with the remedy, if they cannot
     */
    public static void check(List<Listener> listeners, String who, String instead) {
        if (listeners.size() > LIMIT) {
            throw new ExitException(
                    ExitCode.ERROR,
                    who + " can share " + LIMIT + " sockets, and bind names " + listeners.size() + ": " + listeners
                            + "; bind [::]:PORT for all addresses of both kinds, put a proxy in front, or " + instead);
        }
        if (listeners.size() == LIMIT && !canBeOpenedAgain(Path.of("/proc/self/fd/2"))) {
            throw new ExitException(
                    ExitCode.ERROR,
                    who + " can share " + LIMIT + " sockets only where stderr is a file or a pipe that this user may"
                            + " write to, and here it is not, as under systemd; bind fewer addresses, start jgun with"
                            + " 2>>FILE, or " + instead);
        }
    }

    /**
     * What starts such a process.
     *
     * @param command words; found on the PATH
     * @param listeners at most {@link #LIMIT}; in the order of their descriptors. They stay open here.
     * @return with stdin at /dev/null, stdout and stderr inherited
     */
    public static ProcessBuilder process(List<String> command, List<Listener> listeners) {
        check(listeners);
        List<String> words = new ArrayList<>(List.of(
                "sh",
                "-c",
                SHELL,
                "sh",
                Integer.toString(listeners.size()),
                Long.toString(ProcessHandle.current().pid())));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
        for (int i = 0; i < listeners.size(); i++) {
            Redirect socket = redirect(listeners.get(i).channel());
            switch (i) {
                case 0 -> builder.redirectInput(socket);
                case 1 -> builder.redirectOutput(socket);
                default -> builder.redirectError(socket);
            }
        }
        return builder;
    }

    private static boolean canBeOpenedAgain(Path descriptor) {
        try {
            return Files.isWritable(descriptor)
                    && !Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException none) {
            return false;
        }
    }

    /** What a pipeline of processes is made with, leading to the socket in place of a pipe. */
    private static Redirect redirect(ServerSocketChannel channel) {
        try {
            Constructor<?> constructor =
                    Class.forName("java.lang.ProcessBuilder$RedirectPipeImpl").getDeclaredConstructor();
            constructor.setAccessible(true);
            Redirect redirect = (Redirect) constructor.newInstance();
            Method descriptor = redirect.getClass().getDeclaredMethod("getFd");
            descriptor.setAccessible(true);
            Field field = FileDescriptor.class.getDeclaredField("fd");
            field.setAccessible(true);
            field.setInt(descriptor.invoke(redirect), Descriptors.number(channel));
            return redirect;
        } catch (IOException | ReflectiveOperationException | InaccessibleObjectException closed) {
            throw new ExitException(
                    ExitCode.ERROR,
                    "Error: this Java does not let processes inherit sockets; start it with bin/jgun (Linux)",
                    closed);
        }
    }
}
