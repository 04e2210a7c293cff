package io.jgun.house.planted.arbiter;

import io.jgun.house.planted.hooks.ServerHooks;
import io.jgun.house.planted.worker.TouchesJetty;

/** Offends: ends the process, prints, imports the worker, and calls a hook from two places. */
public final class Ends {

    private Ends() {}

    @SuppressWarnings("SystemExitOutsideMain")
    public static void end(ServerHooks hooks, RuntimeException reason) {
        hooks.once();
        hooks.twice();
        System.out.println(TouchesJetty.class.getName());
        reason.printStackTrace();
        hooks.twice();
        System.exit(1);
    }
}
