package io.jgun.config;

/** Where the words of a config file go: its {@code print()} and its {@code logging}. Called by any thread. */
public interface ConfigOutput {

    /** Takes what {@code print} or {@code sys.stdout.write} wrote; line ends are part of the text. */
    void print(String text);

    /**
     * Takes one record of Python's {@code logging}.
     *
     * @param level debug, info, warning, error or critical
     * @param logger the name given to {@code getLogger}; {@code root} without
     */
    void log(String level, String logger, String message);

    /** Forgets everything. */
    static ConfigOutput discard() {
        return new ConfigOutput() {
            @Override
            public void print(String text) {
                // nobody asked for it
            }

            @Override
            public void log(String level, String logger, String message) {
                // nobody asked for it
            }
        };
    }
}
