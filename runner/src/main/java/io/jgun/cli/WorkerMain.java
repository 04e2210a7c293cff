package io.jgun.cli;

import io.jgun.accesslog.AccessLogs;
import io.jgun.hooks.HookLoader;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.posix.ProcessTitle;
import io.jgun.process.Blueprint;
import io.jgun.process.Link;
import io.jgun.process.Message;
import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import io.jgun.sockets.Listeners;
import io.jgun.worker.WorkerProcess;
import java.io.IOException;
import java.nio.file.Path;

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
        int age = Integer.parseInt(told[0]);
        Path socket = Path.of(told[1]);
        try (Link link = Link.toArbiter(socket, age)) {
            if (link.receive() instanceof Message.Order order) {
                ExitCode code = work(link, order, age);
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

    private static ExitCode work(Link link, Message.Order order, int age) {
        try {
            Settings settings = Configuration.of(order.invocation(), System.getenv(), StartDirectory.path())
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
                return new WorkerProcess(link, order, age, blueprint, Listeners.inherited(order.sockets()), reopen)
                        .run();
            }
        } catch (ExitException e) {
            link.send(new Message.Failed(e.code().number(), String.valueOf(e.getMessage())));
            return e.code();
        }
    }
}
