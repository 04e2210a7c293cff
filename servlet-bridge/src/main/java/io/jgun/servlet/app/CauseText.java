package io.jgun.servlet.app;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A throwable as a message for people: what it is, what it says, where in the application it was thrown. */
final class CauseText {

    private static final int MAX_CAUSES = 5;
    private static final int MAX_FRAMES = 3;

    /** Frames that say nothing about the application, where its class loader is not known. */
    private static final List<String> OTHERS = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "jakarta.",
            "org.eclipse.jetty.",
            "org.apache.jasper.",
            "io.jgun.servlet.");

    private CauseText() {}

    /** Several lines, indented by two spaces, without the wrappers that reflection and class loading put around. */
    static String of(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Throwable cause = unwrap(thrown);
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            text.append(depth == 0 ? "  " : "\n  caused by: ").append(oneLine(cause));
            for (StackTraceElement frame : applicationFrames(cause)) {
                text.append("\n    at ").append(frame(frame));
            }
            Throwable next = cause.getCause();
            cause = next == cause ? null : next;
        }
        return text.toString();
    }

    /** The throwable that the application's code threw. */
    static Throwable unwrap(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof InvocationTargetException || cause instanceof ExceptionInInitializerError) {
            Throwable inner = cause.getCause();
            if (inner == null) {
                break;
            }
            cause = inner;
        }
        return cause;
    }

    private static String oneLine(Throwable thrown) {
        String message = thrown.getMessage();
        String name = thrown.getClass().getName();
        return message == null ? name : name + ": " + message.strip().replace("\n", "\n    ");
    }

    private static List<StackTraceElement> applicationFrames(Throwable thrown) {
        List<StackTraceElement> named = new ArrayList<>();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (named.size() < MAX_FRAMES && isOfApplication(frame)) {
                named.add(frame);
            }
        }
        return named;
    }

    static boolean isOfApplication(StackTraceElement frame) {
        return ApplicationClassLoader.NAME.equals(frame.getClassLoaderName())
                || (frame.getClassLoaderName() == null
                        && frame.getModuleName() == null
                        && OTHERS.stream().noneMatch(frame.getClassName()::startsWith));
    }

    /** As in a stack trace, without the name of the class loader. */
    static String frame(StackTraceElement frame) {
        String place = place(frame.getFileName(), frame.getLineNumber());
        return frame.getClassName() + "." + frame.getMethodName() + "(" + place + ")";
    }

    private static String place(@Nullable String file, int line) {
        if (file == null) {
            return "Unknown Source";
        }
        return line < 0 ? file : file + ":" + line;
    }
}
