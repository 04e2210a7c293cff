package io.jgun.cli;

import io.jgun.posix.ExitException;
import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * What only the launcher can do, because a running JVM cannot: changing the directory of the process ({@code chdir}).
 * bin/jgun runs this class first where a setting may ask for it, and follows what it prints: commands of a POSIX shell.
 */
final class LaunchPlan {

    private LaunchPlan() {}

    public static void main(String[] args) {
        System.exit(exitCode(List.of(args), System.out, System.err));
    }

    private static int exitCode(List<String> args, PrintStream out, PrintStream err) {
        try {
            out.print(of(args));
            out.flush();
            return 0;
        } catch (ExitException e) {
            err.println(e.getMessage());
            return e.code().number();
        }
    }

    private static String of(List<String> words) {
        CommandArguments arguments = CommandArguments.parse(words);
        if (arguments.request() != CommandArguments.Request.SERVE) {
            return "";
        }
        Settings settings = new Configuration(arguments, System.getenv(), StartDirectory.path()).load();
        Path directory = settings.get(Applications.CHDIR);
        return directory.toString().isEmpty() ? "" : "cd " + quoted(directory.toString()) + "\n";
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
