package io.jgun.cli;

import io.jgun.cli.CommandArguments.Request;
import io.jgun.config.ConfigException;
import io.jgun.config.Origin;
import io.jgun.config.ReaderContext;
import io.jgun.config.properties.PropertiesConfigFile;
import io.jgun.config.python.PythonConfigFile;
import io.jgun.process.Invocation;
import io.jgun.process.Invocation.ConfigText;
import io.jgun.settings.ConfigFile;
import io.jgun.settings.Settings;
import io.jgun.settings.SettingsBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the settings come from: {@code JGUN_DEFAULT_ARGS}, with which an image or a package changes the defaults, under what
 * the environment feeds them, under the config file, under {@code GUNICORN_CMD_ARGS}, under {@code JGUN_CMD_ARGS}, under the command line. May be loaded again for a reload: only the
 * config file can have changed by then.
 */
final class Configuration {

    private static final Origin COMMAND_LINE = Origin.of("command line");

    /** The least important first; only the file and single variables come between the first and the others. */
    private final List<Source> sources;

    private final List<String> words;
    private final Map<String, String> environment;
    private final Path directory;
    private final @Nullable Invocation known;
    private Optional<ConfigText> read = Optional.empty();

    /** One command line, and where it stands. */
    private record Source(CommandArguments arguments, Origin origin) {
        void addTo(SettingsBuilder settings) {
            arguments.addTo(settings, origin);
        }
    }

    /**
     * A configuration.
     *
     * @param directory where the process was started; the empty path in the end
     */
    Configuration(CommandArguments commandLine, Map<String, String> environment, Path directory) {
        this(commandLine, null, environment, directory);
    }

    /** As another process of this environment and directory has read it, whatever the config file says now. */
    static Configuration of(Invocation invocation, Map<String, String> environment, Path directory) {
        return new Configuration(CommandArguments.parse(invocation.words()), invocation, environment, directory);
    }

    private Configuration(
            CommandArguments commandLine, @Nullable Invocation known, Map<String, String> environment, Path directory) {
        this.words = commandLine.words();
        this.known = known;
        this.environment = environment;
        this.directory = directory;
        this.sources = List.of(
                fromEnvironment("JGUN_DEFAULT_ARGS"),
                fromEnvironment("GUNICORN_CMD_ARGS"),
                fromEnvironment("JGUN_CMD_ARGS"),
                new Source(commandLine, COMMAND_LINE));
    }

    /** What was read last. */
    Invocation invocation() {
        return new Invocation(words, read);
    }

    private Source fromEnvironment(String variable) {
        Origin origin = Origin.of(variable);
        try {
            return new Source(CommandArguments.parse(ShellWords.split(environment.getOrDefault(variable, ""))), origin);
        } catch (IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage());
            return new Source(new CommandArguments(List.of(), List.of(), Request.SERVE, List.of(problem)), origin);
        }
    }

    /** @throws io.jgun.posix.ExitException with all problems */
    Settings load() {
        return collected().build();
    }

    /** What else there is than applications. @throws io.jgun.posix.ExitException with all problems */
    Settings loadWithoutApp() {
        return collected().buildWithoutApp();
    }

    private SettingsBuilder collected() {
        read = Optional.empty();
        SettingsBuilder settings = new SettingsBuilder(directory);
        sources.get(0).addTo(settings);
        settings.environment(environment);
        Optional<ConfigLocation> file = location(settings);
        file.ifPresent(location -> read(location, settings));
        sources.subList(1, sources.size()).forEach(source -> source.addTo(settings));
        file.ifPresent(location -> settings.value(ConfigFile.CONFIG, location.text(), location.origin()));
        return settings;
    }

    private Optional<ConfigLocation> location(SettingsBuilder settings) {
        if (known != null) {
            return known.config()
                    .map(file -> new ConfigLocation(file.given(), Path.of(file.path()), Origin.of("default")));
        }
        for (int i = sources.size() - 1; i >= 0; i--) {
            Source source = sources.get(i);
            Optional<String> given = source.arguments().config();
            if (given.isPresent()) {
                try {
                    return Optional.of(ConfigLocation.given(given.get(), directory, source.origin()));
                } catch (IllegalArgumentException e) {
                    settings.misread(source.origin(), "config " + e.getMessage());
                    return Optional.empty();
                }
            }
        }
        return ConfigLocation.standard(directory);
    }

    private void read(ConfigLocation location, SettingsBuilder settings) {
        ConfigNotes notes = new ConfigNotes(location.text(), settings);
        ReaderContext context = new ReaderContext(environment, directory.toAbsolutePath(), notes);
        try {
            String name = location.path().toString();
            String text = text(location, context);
            read = Optional.of(new ConfigText(location.text(), name, text));
            if (location.isProperties()) {
                new PropertyValues(context, settings).take(PropertiesConfigFile.parse(text, name));
            } else {
                settings.entries(PythonConfigFile.parse(text, name, context));
            }
        } catch (ConfigException e) {
            settings.misread(e);
        } finally {
            notes.close();
        }
    }

    private String text(ConfigLocation location, ReaderContext context) {
        if (known != null && known.config().isPresent()) {
            return known.config().get().text();
        }
        return location.isProperties()
                ? PropertiesConfigFile.text(location.path())
                : PythonConfigFile.text(location.path(), context);
    }
}
