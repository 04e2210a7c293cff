package io.jgun.settings;

import java.util.Optional;

/** Where settings come from. The application, in the same section, is in {@link Applications}. */
public final class ConfigFile {

    static final Declarations DECLARED = new Declarations(Section.CONFIG_FILE);

    /** As given; empty: the default files. */
    public static final Setting<Optional<String>> CONFIG = DECLARED.setting("config", Unset.or(Texts.TEXT))
            .flags("-c", "--config")
            .metavar("CONFIG")
            .doc("""
                    The config file

                    `PATH` or `file:PATH`: a Python file such as `gunicorn.conf.py`, of which jgun reads the settings \
                    and hooks without needing Python, or a `*.properties` file. Only an option can name it, on the \
                    command line or in `JGUN_CMD_ARGS`.""")
            .defaultsTo(Optional::empty, "./jgun.conf.py, else ./gunicorn.conf.py");

    private ConfigFile() {}
}
