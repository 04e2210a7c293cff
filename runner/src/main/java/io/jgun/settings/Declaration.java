package io.jgun.settings;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is said about a setting where it is declared. Ends with {@link #defaultsTo}. */
final class Declaration<T> {

    private final Declarations home;
    final String name;
    final ValueType<T> type;
    Section section;
    List<String> otherNames = List.of();
    List<String> flags = List.of();
    String metavar = "";
    Setting.Argument argument = Setting.Argument.REQUIRED;

    @Nullable
    String flagText;

    @Nullable
    String environmentVariable;

    String switchSummary = "";
    String example = "";
    String environmentPrefix = "";
    Availability availability = Availability.IN_EFFECT;
    String doc = "";

    Declaration(Declarations home, Section section, String name, ValueType<T> type) {
        this.home = home;
        this.section = section;
        this.name = name;
        this.type = type;
    }

    /** For a setting that Gunicorn lists elsewhere than the class it is declared in. */
    Declaration<T> in(Section section) {
        this.section = section;
        return this;
    }

    Declaration<T> alsoNamed(String... names) {
        this.otherNames = List.of(names);
        return this;
    }

    /** Flags that take a value. */
    Declaration<T> flags(String... flags) {
        this.flags = List.of(flags);
        return this;
    }

    /** Flags without a value, standing for {@code text}. */
    Declaration<T> switches(String text, String... flags) {
        this.flags = List.of(flags);
        this.flagText = text;
        this.argument = Setting.Argument.NONE;
        return this;
    }

    /** The line of the help for flags that turn the setting off, where the summary would mislead. */
    Declaration<T> switchDoc(String summary) {
        this.switchSummary = summary;
        return this;
    }

    /** What the sample config shows where the default says little; as a config file would state it. */
    Declaration<T> example(String value) {
        this.example = value;
        return this;
    }

    /** Allows the flags to come without their value, standing for {@code text}. */
    Declaration<T> withoutValue(String text) {
        this.flagText = text;
        this.argument = Setting.Argument.OPTIONAL;
        return this;
    }

    Declaration<T> metavar(String metavar) {
        this.metavar = metavar;
        return this;
    }

    /** The default comes from an environment variable where that is set: the text {@code prefix + its value}. */
    Declaration<T> environment(String variable, String prefix) {
        this.environmentVariable = variable;
        this.environmentPrefix = prefix;
        return this;
    }

    Declaration<T> notYet() {
        this.availability = Availability.NOT_YET;
        return this;
    }

    /** Refused for good: a clause that says why and what to do instead. */
    Declaration<T> never(String why) {
        this.availability = new Availability(Availability.Kind.NEVER, why);
        return this;
    }

    /** Accepted, and nothing changes: a clause that says why. */
    Declaration<T> withoutEffect(String why) {
        this.availability = new Availability(Availability.Kind.WITHOUT_EFFECT, why);
        return this;
    }

    /** The first line is the summary of the help; details follow after an empty line. */
    Declaration<T> doc(String doc) {
        this.doc = doc;
        return this;
    }

    Setting<T> defaultsTo(T value) {
        return home.add(new Setting<>(this, () -> value, null));
    }

    /** For a default that depends on the machine; {@code shown} says in words what it is. */
    Setting<T> defaultsTo(Supplier<T> value, String shown) {
        return home.add(new Setting<>(this, value, shown));
    }
}
