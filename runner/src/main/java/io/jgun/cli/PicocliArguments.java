package io.jgun.cli;

import io.jgun.cli.CommandArguments.Request;
import io.jgun.settings.Applications;
import io.jgun.settings.Catalog;
import io.jgun.settings.Setting;
import io.jgun.settings.SettingsBuilder.Option;
import io.jgun.settings.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line in full, as picocli reads it: built from the settings, with no defaults or types of its own. */
final class PicocliArguments {

    private static final String POINTER = " (jgun --help lists the options)";

    /** Stands for an empty word, at which picocli stumbles where it is a positional one. */
    private static final String EMPTY = "\0";

    private PicocliArguments() {}

    /** All settings that have flags. */
    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("jgun");
        for (Setting<?> setting : Catalog.settings()) {
            if (!setting.flags().isEmpty()) {
                spec.addOption(option(setting));
            }
        }
        for (Requests request : Requests.values()) {
            spec.addOption(request.option());
        }
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("APP")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build());
        return spec;
    }

    static CommandArguments parse(List<String> words) {
        CommandSpec spec = spec();
        spec.parser()
                .collectErrors(true)
                .unmatchedArgumentsAllowed(true)
                .unmatchedOptionsArePositionalParams(false)
                .abbreviatedOptionsAllowed(true);
        ParseResult result = new CommandLine(spec)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setOverwrittenOptionsAllowed(true)
                .setTrimQuotes(false)
                .parseArgs(words.stream()
                        .map(word -> word.isEmpty() ? EMPTY : word)
                        .toArray(String[]::new));
        List<String> problems = problems(result);
        return new CommandArguments(words, options(result, problems.isEmpty()), request(result, problems), problems);
    }

    private static OptionSpec option(Setting<?> setting) {
        OptionSpec.Builder option =
                OptionSpec.builder(setting.flags().toArray(String[]::new)).userObject(setting);
        return switch (setting.argument()) {
            case NONE -> option.type(boolean[].class).arity("0").build();
            case REQUIRED -> text(option, setting).arity("1").build();
            case OPTIONAL ->
                text(option, setting)
                        .arity("0..1")
                        .fallbackValue(setting.flagText())
                        .build();
        };
    }

    private static OptionSpec.Builder text(OptionSpec.Builder option, Setting<?> setting) {
        return option.type(List.class).auxiliaryTypes(String.class).paramLabel(setting.metavar());
    }

    /** @param apps false to pass over words that may belong to options that were not understood */
    private static List<Option> options(ParseResult result, boolean apps) {
        List<Option> options = new ArrayList<>();
        for (OptionSpec option : new LinkedHashSet<>(result.matchedOptions())) { // it lists one for each time given
            if (option.userObject() instanceof Setting<?> setting) {
                if (setting.argument() == Setting.Argument.NONE) {
                    options.add(new Option(setting, null));
                    continue;
                }
                for (String text : option.stringValues()) {
                    options.add(new Option(setting, text.equals(EMPTY) ? "" : text));
                }
            }
        }
        if (apps && !result.matchedPositionals().isEmpty()) {
            for (String app : result.matchedPositionals().get(0).stringValues()) {
                if (!app.equals(EMPTY)) { // an empty variable of the shell names none
                    options.add(new Option(Applications.APP, app));
                }
            }
        }
        return options;
    }

    private static Request request(ParseResult result, List<String> problems) {
        for (Requests request : Requests.values()) {
            if (result.hasMatchedOption(request.flag())) {
                return request.read(result, problems);
            }
        }
        return Request.SERVE;
    }

    private static List<String> problems(ParseResult result) {
        List<String> problems = new ArrayList<>();
        for (String word : result.unmatched()) {
            problems.add(unknown(word));
        }
        for (Exception error : result.errors()) {
            problems.add(explained(error));
        }
        return problems;
    }

    private static String unknown(String word) {
        if (!word.startsWith("-")) {
            return "unexpected word " + word + POINTER;
        }
        int equals = word.indexOf('=');
        String flag = equals < 0 ? word : word.substring(0, equals);
        return "there is no option " + flag
                + Suggestions.forFlag(flag)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("")
                + POINTER;
    }

    private static String explained(Exception error) {
        if (error instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()
                && missing.getMissing().get(0) instanceof OptionSpec option) {
            return "option " + option.longestName() + " needs a value: " + option.longestName() + " "
                    + option.paramLabel() + POINTER;
        }
        if (error instanceof ParameterException) {
            String message = String.valueOf(error.getMessage());
            return message.replaceFirst("^[Ee]rror: ", "") + POINTER;
        }
        return error + POINTER;
    }
}
