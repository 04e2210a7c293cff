package io.jgun.settings;

import io.jgun.config.ConfigEntry;
import io.jgun.config.ConfigException;
import io.jgun.config.Origin;
import io.jgun.config.PythonOnly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the settings together from their sources, the least important first: what is given later wins. All problems are
 * kept until {@link #build} tells them at once.
 */
public final class SettingsBuilder {

    private final Map<Setting<?>, Settings.Given> values = new HashMap<>();
    private final Problems problems = new Problems();
    private final List<String> notes = new ArrayList<>();
    private final Path start;
    private boolean misread;

    /**
     * A builder without any value yet.
     *
     * @param start where the process was started; the empty path for its current directory
     */
    public SettingsBuilder(Path start) {
        this.start = start.toAbsolutePath().normalize();
    }

    /** An option of a command line with its argument; null if it had none. */
    public record Option(Setting<?> setting, @Nullable String text) {}

    /** Takes the defaults that environment variables give. */
    public void environment(Map<String, String> environment) {
        for (Setting<?> setting : Catalog.settings()) {
            String variable = setting.environmentVariable();
            String text = variable == null ? null : environment.get(variable);
            if (text == null || text.isBlank()) {
                continue;
            }
            if (setting.availability().refuses()) {
                note("environment " + variable + ": " + setting.name() + " is "
                        + setting.availability().reason());
            } else {
                text(setting, setting.environmentPrefix() + text.strip(), Origin.of("environment " + variable));
            }
        }
    }

    /** Takes the assignments of a config file. Names that are no settings are the user's own, as in Gunicorn. */
    public void entries(List<ConfigEntry> entries) {
        for (ConfigEntry entry : entries) {
            Setting<?> setting = Catalog.named(entry.name());
            Origin line = new Origin(entry.origin().source(), entry.origin().line(), 0);
            if (setting != null && entry.value() instanceof PythonOnly python) {
                problem(line, setting.name() + " is " + python.description());
            } else if (setting != null) {
                value(setting, entry.value(), line);
            } else {
                Suggestions.forUserName(entry).ifPresent(this::note);
            }
        }
    }

    /** Takes one value of a config file. */
    public <T> void value(Setting<T> setting, @Nullable Object value, Origin origin) {
        give(setting, origin, () -> setting.type().fromValue(value));
    }

    /** Takes one value as text. */
    public <T> void text(Setting<T> setting, String text, Origin origin) {
        give(setting, origin, () -> setting.type().fromText(text));
    }

    /** Takes the options of one command line, in their order; what may be given several times adds up. */
    public void options(List<Option> options, Origin origin) {
        Map<Setting<?>, List<String>> given = new LinkedHashMap<>();
        for (Option option : options) {
            String text =
                    option.text() != null ? option.text() : option.setting().flagText();
            if (text != null) {
                given.computeIfAbsent(option.setting(), s -> new ArrayList<>()).add(text);
            }
        }
        given.forEach((setting, texts) -> texts(setting, texts, origin));
    }

    private <T> void texts(Setting<T> setting, List<String> texts, Origin origin) {
        give(setting, origin, () -> {
            ValueType<T> type = setting.type();
            T value = type.fromText(texts.get(0));
            for (String text : texts.subList(1, texts.size())) {
                value = type.again(value, type.fromText(text));
            }
            return value;
        });
    }

    /** Keeps a problem of a source that could not be understood, so that what seems missing may stand there. */
    public void misread(Origin origin, String message) {
        misread = true;
        problem(origin, message);
    }

    /** Keeps a failure of the config reader. */
    public void misread(ConfigException failure) {
        misread = true;
        problems.add(String.valueOf(failure.getMessage()));
    }

    private void problem(Origin origin, String message) {
        problems.add(origin, message);
    }

    /** Something to tell, see {@link Settings#notes}. */
    public void note(String note) {
        notes.add(note);
    }

    /**
     * The settings, with paths resolved against {@code chdir} where that was given.
     *
     * @throws io.jgun.posix.ExitException with every problem and its origin, if there is any
     */
    public Settings build() {
        expandPatterns();
        Settings settings = resolved();
        Consistency.check(settings, problems);
        if (!misread) {
            Consistency.checkComplete(settings, problems);
        }
        problems.throwIfAny();
        return settings;
    }

    /**
     * {@link #build} for one who serves nothing, and so need not know what is served.
     *
     * @throws io.jgun.posix.ExitException with every problem and its origin, if there is any
     */
    public Settings buildWithoutApp() {
        values.remove(Applications.APP);
        Settings settings = resolved();
        Consistency.check(settings, problems);
        problems.throwIfAny();
        return settings;
    }

    private void expandPatterns() {
        Settings.Given given = values.get(Applications.APP);
        if (given == null) {
            return;
        }
        List<AppReference> apps = new Settings(values, notes).get(Applications.APP);
        if (apps.stream().noneMatch(WarPattern::is)) {
            return;
        }
        Settings.Given chdir = values.get(Applications.CHDIR);
        Path directory = chdir == null ? start : start.resolve((Path) chdir.value());
        give(Applications.APP, given.origin(), () -> WarPattern.expanded(apps, directory));
    }

    private Settings resolved() {
        Settings.Given chdir = values.get(Applications.CHDIR);
        if (chdir == null) {
            return new Settings(values, notes);
        }
        Path directory = start.resolve((Path) chdir.value()).normalize();
        if (!Files.isDirectory(directory)) {
            problem(chdir.origin(), "chdir must be a directory, and " + directory + " is none");
        }
        values.put(Applications.CHDIR, new Settings.Given(directory, chdir.origin()));
        Map<Setting<?>, Settings.Given> resolved = new HashMap<>();
        values.forEach((setting, given) -> resolved.put(
                setting,
                setting == Applications.CHDIR || setting == ConfigFile.CONFIG
                        ? given
                        : resolve(setting, given, directory)));
        return new Settings(resolved, notes);
    }

    @SuppressWarnings("unchecked")
    private static <T> Settings.Given resolve(Setting<T> setting, Settings.Given given, Path directory) {
        return new Settings.Given(setting.type().relativeTo((T) given.value(), directory), given.origin());
    }

    private <T> void give(Setting<T> setting, Origin origin, Supplier<T> reading) {
        T value;
        try {
            value = reading.get();
        } catch (IllegalArgumentException e) {
            misread |= setting == Applications.APP; // one was named
            problem(origin, setting.name() + " " + e.getMessage());
            return;
        }
        if (setting.availability().refuses() && !value.equals(setting.defaultValue())) {
            problem(origin, setting.name() + " is " + setting.availability().reason());
            return;
        }
        values.put(setting, new Settings.Given(value, origin));
    }
}
