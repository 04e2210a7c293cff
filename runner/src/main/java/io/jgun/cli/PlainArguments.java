package io.jgun.cli;

import io.jgun.cli.CommandArguments.Request;
import io.jgun.settings.Applications;
import io.jgun.settings.Catalog;
import io.jgun.settings.Setting;
import io.jgun.settings.SettingsBuilder.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads command lines that are made of known options in full: {@code -w 4 -b:8080 --threads=2 -k gthread APP}. Gives up
 * on anything else, so that it never has to explain a mistake. A test holds it to what picocli makes of the same words.
 */
final class PlainArguments {

    private static final Map<String, Setting<?>> BY_FLAG = byFlag();

    private final Iterator<String> words;
    private final List<Option> options = new ArrayList<>();
    private final List<Option> apps = new ArrayList<>();
    private Request request = Request.SERVE;

    private PlainArguments(Iterator<String> words) {
        this.words = words;
    }

    static Optional<CommandArguments> parse(List<String> words) {
        PlainArguments plain = new PlainArguments(words.iterator());
        return plain.readAll()
                ? Optional.of(new CommandArguments(words, List.copyOf(plain.options), plain.request, List.of()))
                : Optional.empty();
    }

    private boolean readAll() {
        while (words.hasNext()) {
            String word = words.next();
            boolean understood;
            if (word.startsWith("--")) {
                understood = longOption(word);
            } else if (word.startsWith("-")) {
                understood = shortOptions(word);
            } else if (word.isEmpty()) {
                understood = true; // as from an empty variable of the shell
            } else {
                understood = apps.add(new Option(Applications.APP, word));
            }
            if (!understood) {
                return false;
            }
        }
        return options.addAll(apps) || apps.isEmpty();
    }

    private boolean longOption(String word) {
        if (word.equals("--probe")) {
            return probe(nextValue());
        }
        int equals = word.indexOf('=');
        Setting<?> setting = BY_FLAG.get(equals < 0 ? word : word.substring(0, equals));
        if (setting == null) {
            return false;
        }
        return switch (setting.argument()) {
            case NONE -> equals < 0 && options.add(new Option(setting, null));
            case REQUIRED -> add(setting, equals < 0 ? nextValue() : word.substring(equals + 1));
            case OPTIONAL -> equals >= 0 && add(setting, word.substring(equals + 1));
        };
    }

    /** A container's health check shall be quick, too. */
    private boolean probe(@Nullable String question) {
        if (request != Request.SERVE || question == null) {
            return false;
        }
        Optional<Request> asked = Request.probe(question);
        request = asked.orElse(request);
        return asked.isPresent();
    }

    /** {@code -D}, {@code -w4}, {@code -w 4}, {@code -Dw4}. */
    private boolean shortOptions(String word) {
        for (int i = 1; i < word.length(); i++) {
            Setting<?> setting = BY_FLAG.get("-" + word.charAt(i));
            if (setting == null) {
                return false;
            }
            if (setting.argument() != Setting.Argument.NONE) {
                String rest = word.substring(i + 1);
                if (rest.startsWith("=")) {
                    rest = rest.substring(1);
                }
                return add(setting, i + 1 < word.length() ? rest : nextValue());
            }
            options.add(new Option(setting, null));
        }
        return word.length() > 1;
    }

    private boolean add(Setting<?> setting, @Nullable String value) {
        return value != null && options.add(new Option(setting, value));
    }

    /** The next word if it cannot be meant as an option. */
    private @Nullable String nextValue() {
        if (!words.hasNext()) {
            return null;
        }
        String value = words.next();
        return value.startsWith("-") && value.length() > 1 ? null : value;
    }

    private static Map<String, Setting<?>> byFlag() {
        Map<String, Setting<?>> settings = new HashMap<>(256);
        for (Setting<?> setting : Catalog.settings()) {
            for (String flag : setting.flags()) {
                settings.put(flag, setting);
            }
        }
        return settings;
    }
}
