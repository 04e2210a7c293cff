package io.jgun.servlet.app;

/** The Java that a class file needs. */
final class ClassVersion {

    /** Class file versions are the Java version plus this. */
    private static final int OFFSET = 44;

    private ClassVersion() {}

    static String message(String subject, UnsupportedClassVersionError error) {
        int version = of(String.valueOf(error.getMessage()));
        String needed = version == 0 ? "a newer Java" : "Java " + (version - OFFSET);
        int running = Runtime.version().feature();
        return subject + " was compiled for " + needed + ", and this is Java " + running + ".\nRun jgun with " + needed
                + " or newer (JAVA_HOME), or compile with --release " + running + ".\n  " + error.getMessage();
    }

    /** From {@code com/acme/App has been compiled by a more recent version ... (class file version 69.0)}; 0 if none. */
    static int of(String message) {
        String marker = "class file version ";
        int start = message.indexOf(marker) + marker.length();
        int end = message.indexOf('.', start);
        if (start < marker.length() || end < 0) {
            return 0;
        }
        try {
            return Integer.parseInt(message.substring(start, end));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
