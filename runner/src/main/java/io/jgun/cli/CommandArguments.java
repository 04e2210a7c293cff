package io.jgun.cli;

import io.jgun.config.Origin;
import io.jgun.settings.ConfigFile;
import io.jgun.settings.SettingsBuilder;
import io.jgun.settings.SettingsBuilder.Option;
import java.util.List;
import java.util.Optional;

/**
 * One command line, taken apart.
 *
 * @param words all of it
 * @param options in their order, APPs among them; values are not checked yet
 * @param request what to do instead of serving
 * @param problems what could not be understood
 */
record CommandArguments(List<String> words, List<Option> options, Request request, List<String> problems) {

    /** What a command line may ask for. */
    enum Request {
        SERVE,
        HELP,
        VERSION,
        BASH_COMPLETION,
        ZSH_COMPLETION,
        PROBE_READY,
        PROBE_LIVE;

        /** What {@code --probe} asks; empty if there is no such question. */
        static Optional<Request> probe(String question) {
            return switch (question) {
                case "ready" -> Optional.of(PROBE_READY);
                case "live" -> Optional.of(PROBE_LIVE);
                default -> Optional.empty();
            };
        }
    }

    /**
     * Takes a command line apart. A plain one needs no library: that saves a good part of the start. Whatever is unusual
     * goes to picocli, which knows all forms and explains mistakes.
     */
    static CommandArguments parse(List<String> words) {
        return PlainArguments.parse(words).orElseGet(() -> PicocliArguments.parse(words));
    }

    /** The config file that it names. */
    Optional<String> config() {
        String config = null;
        for (Option option : options) {
            if (option.setting() == ConfigFile.CONFIG) {
                config = option.text();
            }
        }
        return Optional.ofNullable(config);
    }

    void addTo(SettingsBuilder settings, Origin origin) {
        for (String problem : problems) {
            settings.misread(origin, problem);
        }
        settings.options(options, origin);
    }
}
