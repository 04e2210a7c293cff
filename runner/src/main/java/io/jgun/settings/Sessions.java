package io.jgun.settings;

import java.util.Optional;

/** Settings of the section Server Mechanics about HTTP sessions. */
public final class Sessions {

    static final Declarations DECLARED = new Declarations(Section.SERVER_MECHANICS);

    public static final Setting<SessionStore> SESSION_STORE = DECLARED.setting("session_store", new SessionStoreType())
            .flags("--session-store")
            .metavar("STORE")
            .example("'file:/var/lib/shop/sessions'")
            .doc("""
                    Where HTTP sessions are kept

                    `memory`: in the process. They survive a reload, but not a restart, and other processes do not see \
                    them. `file:DIR`: in files below that directory, which is made if it is missing (mode 0700); all \
                    processes of one machine may share it. `jdbc:...`: in a table of a database, as \
                    `jdbc:postgresql://host/shop`, which any number of machines may share; the table is made if it is \
                    missing.

                    A session is written before the response that changes it begins, so that the client's next request \
                    finds it in whatever process. If two requests change the same attribute at the same time, the last one \
                    to answer wins. Attributes must be serializable: the log names those that are not, and they last \
                    for one request only. Where the store cannot be reached, requests with a session are answered with \
                    503.

                    The driver of the database comes from `classpath` or from jgun's directory `lib`. All users of a \
                    machine can read command lines: give a password by `session_store_password` or its environment \
                    variable.""")
            .defaultsTo(new SessionStore.Memory());

    /** Empty: as the URL or the driver says. */
    public static final Setting<Optional<String>> SESSION_STORE_USER = DECLARED.setting(
                    "session_store_user", Unset.or(Texts.TEXT))
            .flags("--session-store-user")
            .metavar("USER")
            .example("'shop'")
            .environment("JGUN_SESSION_STORE_USER", "")
            .doc("The user that the database of session_store knows, where its URL does not name it")
            .defaultsTo(Optional.empty());

    /** Empty: as the URL or the driver says. */
    public static final Setting<Optional<String>> SESSION_STORE_PASSWORD = DECLARED.setting(
                    "session_store_password", Unset.or(new SecretType()))
            .example("'secret'")
            .environment("JGUN_SESSION_STORE_PASSWORD", "")
            .doc("""
                    The password of session_store_user

                    It is never printed, and there is no option for it, since all users of a machine can read command \
                    lines. A password file of the driver, as PostgreSQL's `~/.pgpass`, works too.""")
            .defaultsTo(Optional.empty());

    public static final Setting<Integer> SESSION_STORE_CONNECTIONS = DECLARED.setting(
                    "session_store_connections", Numbers.POSITIVE)
            .flags("--session-store-connections")
            .metavar("INT")
            .doc("""
                    The most connections to the database of session_store, for each process

                    A request has one only while its session is read or written. The others wait.""")
            .defaultsTo(5);

    private Sessions() {}
}
