package io.jgun.settings;

import java.nio.file.Path;
import java.util.Optional;

/** Settings of the section Control. */
public final class Control {

    static final Declarations DECLARED = new Declarations(Section.CONTROL);

    /** Empty: the default place. */
    public static final Setting<Optional<Path>> CONTROL_SOCKET = DECLARED.setting(
                    "control_socket", Unset.or(Texts.PATH))
            .flags("--control-socket")
            .metavar("PATH")
            .notYet()
            .doc("The unix socket that jgunc talks to")
            .defaultsTo(Optional::empty, "$XDG_RUNTIME_DIR/jgun.ctl or $HOME/.jgun/jgun.ctl");

    public static final Setting<Integer> CONTROL_SOCKET_MODE = DECLARED.setting("control_socket_mode", Numbers.MODE)
            .flags("--control-socket-mode")
            .metavar("INT")
            .notYet()
            .doc("The permissions of the control socket")
            .defaultsTo(0600);

    public static final Setting<Boolean> CONTROL_SOCKET_DISABLE = DECLARED.setting("control_socket_disable", Flag.TYPE)
            .switches("True", "--no-control-socket")
            .withoutEffect("there is no control socket yet")
            .doc("Serve without a control socket")
            .defaultsTo(false);

    private Control() {}
}
