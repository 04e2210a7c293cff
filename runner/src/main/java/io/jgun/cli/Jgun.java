package io.jgun.cli;

import io.jgun.arbiter.HealthProbe;
import io.jgun.posix.ExitCode;
import io.jgun.settings.Applications;
import io.jgun.settings.Debugging;
import io.jgun.settings.Settings;
import io.jgun.settings.Version;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The command {@code jgun}. */
final class Jgun {

    private final Map<String, String> environment;
    private final Path directory;
    private final PrintStream out;
    private final PrintStream err;

    Jgun(Map<String, String> environment, Path directory, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.directory = directory;
        this.out = out;
        this.err = err;
    }

    /**
     * Does what the arguments ask for.
     *
     * @return what the process ends with
     * @throws io.jgun.posix.ExitException if that fails
     */
    ExitCode run(List<String> words) {
        CommandArguments arguments = CommandArguments.parse(words);
        switch (arguments.request()) {
            case HELP -> out.print(Help.text(Help.terminalWidth(environment)));
            case VERSION -> out.println("jgun (version " + Version.NUMBER + ")");
            case BASH_COMPLETION, ZSH_COMPLETION -> out.print(Completion.script());
            case PROBE_READY ->
                out.println(HealthProbe.ask(configuration(arguments).loadWithoutApp(), "ready"));
            case PROBE_LIVE ->
                out.println(HealthProbe.ask(configuration(arguments).loadWithoutApp(), "live"));
            case SERVE -> {
                return serve(configuration(arguments), Relaunch.ofProcess(words));
            }
        }
        return ExitCode.OK;
    }

    private Configuration configuration(CommandArguments arguments) {
        return new Configuration(arguments, environment, directory);
    }

    private ExitCode serve(Configuration configuration, Relaunch relaunch) {
        Settings settings = configuration.load();
        boolean print = settings.get(Debugging.PRINT_CONFIG);
        if (print) {
            out.print(PrintedConfig.of(settings));
            out.flush();
        }
        if (print || settings.get(Debugging.CHECK_CONFIG)) {
            settings.notes().forEach(err::println); // where a server would log them
            if (!settings.get(Applications.APP).isEmpty()) {
                Run.check(settings);
            }
            return ExitCode.OK;
        }
        return Run.run(configuration, settings, relaunch);
    }
}
