package io.jgun.cli;

import io.jgun.config.ConfigException;
import io.jgun.config.Origin;
import io.jgun.config.ReaderContext;
import io.jgun.config.properties.PropertyEntry;
import io.jgun.config.python.Expressions;
import io.jgun.settings.Catalog;
import io.jgun.settings.Setting;
import io.jgun.settings.SettingsBuilder;
import io.jgun.settings.Suggestions;
import java.util.List;

/**
 * Gives the lines of a properties file their meaning. Numbers, booleans and dicts are expressions; everything else is
 * plain text, unless it is quoted or a list of quoted texts.
 */
final class PropertyValues {

    private final ReaderContext context;
    private final SettingsBuilder settings;

    PropertyValues(ReaderContext context, SettingsBuilder settings) {
        this.context = context;
        this.settings = settings;
    }

    void take(List<PropertyEntry> entries) {
        for (PropertyEntry entry : entries) {
            Origin line = new Origin(entry.origin().source(), entry.origin().line(), 0);
            Setting<?> setting = Catalog.named(entry.name());
            if (setting == null) {
                settings.misread(line, "there is no setting " + entry.name() + didYouMean(entry.name()));
            } else {
                take(setting, entry, line);
            }
        }
    }

    private <T> void take(Setting<T> setting, PropertyEntry entry, Origin line) {
        String text = entry.text().strip();
        if (!isQuoted(text) && !(setting.type().expression() && isExpression(setting, text))) {
            settings.text(setting, text, line);
            return;
        }
        try {
            settings.value(setting, Expressions.evaluate(text, entry.origin(), context), line);
        } catch (ConfigException e) {
            settings.misread(e);
        }
    }

    /** {@code 'text'}, or {@code ['a', 'b']}; an IPv6 address in brackets is neither. */
    private static boolean isQuoted(String text) {
        String first =
                text.startsWith("[") || text.startsWith("(") ? text.substring(1).stripLeading() : text;
        return first.startsWith("'") || first.startsWith("\"");
    }

    /** True unless the text is a value as it stands, as {@code 4} and {@code true} are. */
    private static boolean isExpression(Setting<?> setting, String text) {
        try {
            setting.type().fromText(text);
            return false;
        } catch (IllegalArgumentException e) {
            return !text.isEmpty();
        }
    }

    private static String didYouMean(String name) {
        return Suggestions.forName(name)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }
}
