package io.jgun.cli;

import io.jgun.cli.CommandArguments.Request;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Options that ask for something other than a server. */
enum Requests {
    HELP(OptionSpec.builder("-h", "--help").usageHelp(true).arity("0").description("Show this help and exit")),
    VERSION(OptionSpec.builder("-v", "--version")
            .versionHelp(true)
            .arity("0")
            .description("Show the version and exit")),
    COMPLETION(OptionSpec.builder("--generate-completion")
            .type(String.class)
            .arity("1")
            .paramLabel("SHELL")
            .description("Print a completion script for bash or zsh and exit")),
    PROBE(OptionSpec.builder("--probe")
            .type(String.class)
            .arity("1")
            .paramLabel("QUESTION")
            .description("Ask the server at health_bind whether it is ready, or live, and exit with 0 if so"));

    private final OptionSpec.Builder option;

    Requests(OptionSpec.Builder option) {
        this.option = option;
    }

    OptionSpec option() {
        return option.build();
    }

    String flag() {
        return option.build().longestName();
    }

    Request read(ParseResult result, List<String> problems) {
        return switch (this) {
            case HELP -> Request.HELP;
            case VERSION -> Request.VERSION;
            case COMPLETION -> {
                String shell = result.matchedOption(flag()).stringValues().get(0);
                if (shell.equals("zsh")) {
                    yield Request.ZSH_COMPLETION;
                }
                if (!shell.equals("bash")) {
                    problems.add("--generate-completion must be bash or zsh, not " + shell);
                    yield Request.SERVE;
                }
                yield Request.BASH_COMPLETION;
            }
            case PROBE -> probe(result.matchedOption(flag()).stringValues().get(0), problems);
        };
    }

    private static Request probe(String question, List<String> problems) {
        return Request.probe(question).orElseGet(() -> {
            problems.add("--probe must be ready or live, not " + question);
            return Request.SERVE;
        });
    }
}
