package io.jgun.settings;

import java.util.ArrayList;
import java.util.List;

/** The text of docs/settings.md. */
public final class SettingsReference {

    private final StringBuilder out = new StringBuilder();

    private SettingsReference() {}

    /** Markdown; the same for every machine. */
    public static String text() {
        SettingsReference reference = new SettingsReference();
        reference.introduction();
        for (Section section : Section.values()) {
            reference.section(section);
        }
        return reference.out.toString();
    }

    private void introduction() {
        out.append("""
                # Settings

                <!-- Made from the code by jgun's tests: run them with -Djgun.docs.write=true to write it anew. -->

                Names, defaults and meaning are Gunicorn's wherever a setting exists there. Each can stand in a config \
                file by its name, and most on the command line. What comes later in this list wins:

                1. the default, which options in the environment variable `JGUN_DEFAULT_ARGS` change (an image's or a \
                package's, not the operator's), and over them a variable of the setting where that is said below;
                2. the config file: the one of `-c`, else `./jgun.conf.py`, else `./gunicorn.conf.py`;
                3. options in the environment variable `GUNICORN_CMD_ARGS`, then those in `JGUN_CMD_ARGS`;
                4. the command line.

                `jgun --print-config` shows what is in force and where it comes from; `jgun --check-config` tells all \
                that is wrong, at once, with the place of each.

                A config file is Python (`*.py`, read without needing Python) or properties (`*.properties`). In a \
                properties file numbers, booleans and dicts are expressions, as `workers = cpu_count() * 2 + 1`; other \
                values are plain text, or quoted, or lists of quoted texts.

                A setting that is *not available yet*, or *not for jgun*, is refused by name, unless it has its default.
                """);
        for (Section section : Section.values()) {
            out.append("\n- [")
                    .append(section.title())
                    .append("](#")
                    .append(anchor(section))
                    .append(')');
        }
        out.append('\n');
    }

    private void section(Section section) {
        out.append("\n## ").append(section.title()).append('\n');
        for (Setting<?> setting : Catalog.settings()) {
            if (setting.section() == section) {
                setting(setting);
            }
        }
    }

    private void setting(Setting<?> setting) {
        out.append("\n### ").append(setting.name()).append("\n\n");
        out.append(setting.summary()).append(".\n");
        if (!setting.details().isEmpty()) {
            out.append('\n').append(setting.details()).append('\n');
        }
        out.append('\n');
        for (String line : facts(setting)) {
            out.append("- ").append(line).append('\n');
        }
    }

    private static List<String> facts(Setting<?> setting) {
        List<String> facts = new ArrayList<>();
        if (!setting.flags().isEmpty()) {
            facts.add("command line: " + flags(setting));
        }
        if (!setting.otherNames().isEmpty()) {
            facts.add("also called: `" + String.join("`, `", setting.otherNames()) + "`");
        }
        facts.add("type: " + setting.type().description().replace("|", "\\|"));
        facts.add("default: `" + setting.defaultShown() + "`");
        String variable = setting.environmentVariable();
        if (variable != null) {
            facts.add("environment: `" + variable + "`");
        }
        switch (setting.availability().kind()) {
            case IN_EFFECT -> {}
            case WITHOUT_EFFECT ->
                facts.add("accepted without effect: " + setting.availability().reason());
            case NOT_YET, NEVER -> facts.add("**" + setting.availability().reason() + "**");
        }
        return facts;
    }

    private static String flags(Setting<?> setting) {
        List<String> flags = new ArrayList<>();
        for (String flag : setting.flags()) {
            flags.add("`" + flag + (setting.metavar().isEmpty() ? "" : " " + setting.metavar()) + "`");
        }
        return String.join(", ", flags) + (setting.type().repeatable() ? ", repeatable" : "");
    }

    /** As GitHub and others make them of headings. */
    private static String anchor(Section section) {
        StringBuilder anchor = new StringBuilder();
        for (char c : section.title().toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                anchor.append(Character.toLowerCase(c));
            } else if (c == ' ') {
                anchor.append('-');
            }
        }
        return anchor.toString();
    }
}
