package io.jgun.cli;

import io.jgun.settings.Setting;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script. One serves bash and zsh: under zsh it loads bashcompinit by itself. */
final class Completion {

    private Completion() {}

    static String script() {
        CommandSpec all = PicocliArguments.spec();
        CommandSpec offered = CommandSpec.create().name("jgun");
        for (OptionSpec option : all.options()) {
            boolean refused = option.userObject() instanceof Setting<?> setting
                    && setting.availability().refuses();
            if (!refused) {
                offered.addOption(option);
            }
        }
        offered.addPositional(all.positionalParameters().get(0));
        return AutoComplete.bash("jgun", new CommandLine(offered));
    }
}
