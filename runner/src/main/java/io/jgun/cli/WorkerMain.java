package io.jgun.cli;

import io.jgun.accesslog.AccessLogs;
import io.jgun.hooks.HookLoader;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.posix.ProcessTitle;
import io.jgun.process.Blueprint;
import io.jgun.process.Link;
import io.jgun.process.LinkPipes;
import io.jgun.process.Message;
import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import io.jgun.sockets.Listener;
import io.jgun.sockets.Listeners;
import io.jgun.worker.WorkerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where a worker process of {@code --prefork} begins: its arbiter tells it, over a unix socket, what it is to be. */
public final class WorkerMain {

    private WorkerMain() {}

    public static void main(String[] args) {
        System.exit(exitCode().number());
    }

    private static ExitCode exitCode() {
        String[] told = System.getenv().getOrDefault("JGUN_WORKER", "").split(" ", 2);
        if (told.length != 2) {
            System.err.println("jgun: workers are started by an arbiter: jgun --prefork ...");
            return ExitCode.ERROR;
        }
        return exitCode(
                Path.of(told[1]),
                Integer.parseInt(told[0]),
                new Surroundings(System.getenv(), StartDirectory.path(), List.of()));
    }

    /**
     * What a worker finds around itself.
     *
     * @param listeners empty: those that its arbiter says that it has inherited
     */
    record Surroundings(Map<String, String> environment, Path directory, List<Listener> listeners) {}

    /**
     * All that a worker does.
     *
     * @param socket of its arbiter
     * @param age what the arbiter has started it as
     */
    static ExitCode exitCode(Path socket, int age, Surroundings surroundings) {
        String pipes = surroundings.environment().getOrDefault(LinkPipes.VARIABLE, "");
        try (Link link = Link.toArbiter(pipes, socket, age)) {
            if (link.receive() instanceof Message.Order order) {
                ExitCode code = work(link, order, age, surroundings);
                if (!link.isOpen()) {
                    Link.clearAway(socket); // what the arbiter would have done, had it not been killed
                }
                return code;
            }
            System.err.println("jgun: the arbiter does not want this worker: it has given it up, or it is of another"
                    + " version than the files of jgun are now; then restart it, or upgrade it with USR2");
        } catch (IOException gone) {
            System.err.println("jgun: the arbiter of this worker has gone: " + gone.getMessage());
            Link.clearAway(socket);
        }
        return ExitCode.WORKER_BOOT_ERROR;
    }

    private static ExitCode work(Link link, Message.Order order, int age, Surroundings surroundings) {
        try {
            Settings settings = Configuration.of(
                            order.invocation(), surroundings.environment(), surroundings.directory())
                    .load();
            try (Logs logs = Logs.open(settings)) {
                ProcessTitle.set("jgun: worker [" + Applications.procName(settings) + "]");
                Blueprint blueprint = new Blueprint(
                        settings,
                        HookLoader.load(settings),
                        AccessLogs.open(settings, logs.errorLog()),
                        logs.metrics(),
                        order.invocation());
                Runnable reopen = () -> {
                    logs.errorLog().reopen();
                    blueprint.accessLog().reopen();
                };
                List<Listener> given = surroundings.listeners();
                List<Listener> listeners = given.isEmpty() ? Listeners.inherited(order.sockets()) : given;
                return new WorkerProcess(link, order, age, blueprint, listeners, reopen).run();
            }
        } catch (ExitException e) {
            link.send(new Message.Failed(e.code().number(), String.valueOf(e.getMessage())));
            return e.code();
        }
    }
}
