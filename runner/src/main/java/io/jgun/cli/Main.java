package io.jgun.cli;

import io.jgun.posix.ExitException;
import java.io.PrintStream;
import java.util.List;

/** Where the process begins. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(exitCode(List.of(args), System.out, System.err));
    }

    private static int exitCode(List<String> args, PrintStream out, PrintStream err) {
        try {
            return new Jgun(System.getenv(), StartDirectory.path(), out, err)
                    .run(args)
                    .number();
        } catch (ExitException e) {
            err.println(e.getMessage());
            return e.code().number();
        } finally {
            out.flush();
        }
    }
}
