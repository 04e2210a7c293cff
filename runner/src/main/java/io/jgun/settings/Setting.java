package io.jgun.settings;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One setting: the only declaration of it. The command line, its help and completion, the names in config files, the
 * checks, {@code docs/settings.md}, the sample config and {@code --print-config} all come from here.
 *
 * <p>To add a setting, declare one constant in the class of its section:
 *
 * <pre>{@code
 * public static final Setting<Integer> BACKLOG = DECLARED.setting("backlog", Numbers.COUNT)
 *         .flags("--backlog")
 *         .metavar("INT")
 *         .doc("The maximum number of pending connections.")
 *         .defaultsTo(2048);
 * }</pre>
 *
 * read it with {@link Settings#get} where it takes effect, and rewrite the generated documents (CONTRIBUTING says how).
 * A new section class also needs its line in {@link Catalog}.
 *
 * @param <T> what {@link Settings#get} returns; never null (Optional where a setting may be unset)
 */
public final class Setting<T> {

    /** What follows a flag on the command line. */
    public enum Argument {
        REQUIRED,
        OPTIONAL,
        NONE
    }

    private final Declaration<T> declared;
    private final Supplier<T> defaultValue;
    private final @Nullable String defaultShown;

    Setting(Declaration<T> declared, Supplier<T> defaultValue, @Nullable String defaultShown) {
        this.declared = declared;
        this.defaultValue = defaultValue;
        this.defaultShown = defaultShown;
    }

    /** As in config files: {@code worker_class}. */
    public String name() {
        return declared.name;
    }

    /** Other names that config files may use. */
    public List<String> otherNames() {
        return declared.otherNames;
    }

    public Section section() {
        return declared.section;
    }

    /** Options of the command line, {@code -w} and {@code --workers}; none for what only a config file can hold. */
    public List<String> flags() {
        return declared.flags;
    }

    /** What the value is called in the help; empty if flags take none. */
    public String metavar() {
        return declared.metavar;
    }

    /** Whether flags take a value. */
    public Argument argument() {
        return declared.argument;
    }

    /** The value that a flag without one stands for, as text; null if there must be one. */
    public @Nullable String flagText() {
        return declared.flagText;
    }

    public ValueType<T> type() {
        return declared.type;
    }

    /** The environment variable that changes the default; null without. */
    public @Nullable String environmentVariable() {
        return declared.environmentVariable;
    }

    /** What stands before the value of the environment variable to make a value of this setting. */
    String environmentPrefix() {
        return declared.environmentPrefix;
    }

    public Availability availability() {
        return declared.availability;
    }

    /** One line, without a full stop at its end. */
    public String summary() {
        int end = declared.doc.indexOf('\n');
        return end < 0 ? declared.doc : declared.doc.substring(0, end);
    }

    /** What giving the flags does, in one line. */
    public String flagSummary() {
        return declared.switchSummary.isEmpty() ? summary() : declared.switchSummary;
    }

    /** A value for the sample config. */
    String example() {
        return declared.example.isEmpty() ? defaultShown() : declared.example;
    }

    /** What comes after the summary: paragraphs divided by empty lines, in Markdown; may be empty. */
    public String details() {
        int end = declared.doc.indexOf('\n');
        return end < 0 ? "" : declared.doc.substring(end).strip();
    }

    /** The default as a config file would state it, or in words where it depends on the machine. */
    public String defaultShown() {
        return defaultShown != null ? defaultShown : type().show(defaultValue());
    }

    /** The default without any environment variable. */
    T defaultValue() {
        return defaultValue.get();
    }

    @Override
    public String toString() {
        return name();
    }
}
