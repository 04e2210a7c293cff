package io.jgun.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What to serve and where its classes come from (sections Config File, Server Mechanics, Process Naming). */
public final class Applications {

    /** APP of the command line, else {@code app} or {@code wsgi_app} of the config file. Never empty at run time. */
    public static final Setting<List<AppReference>> APP = new Setting<>("app", List::of);

    /** Empty: the default of the current directory. */
    public static final Setting<List<Path>> CLASSPATH = new Setting<>("classpath", List::of);

    /** Context path of the application; empty: what the APP says. */
    public static final Setting<String> ROOT_PATH = new Setting<>("root_path", () -> "");

    public static final Setting<Map<String, String>> RAW_ENV = new Setting<>("raw_env", Map::of);

    public static final Setting<Optional<Boolean>> SENDFILE = new Setting<>("sendfile", Optional::empty);

    public static final Setting<Optional<Path>> TMP_UPLOAD_DIR = new Setting<>("tmp_upload_dir", Optional::empty);

    public static final Setting<Path> CHDIR = new Setting<>("chdir", () -> Path.of(""));

    public static final Setting<Optional<String>> PROC_NAME = new Setting<>("proc_name", Optional::empty);

    public static final Setting<Integer> UMASK = new Setting<>("umask", () -> 0);

    /** False turns the {@code Server: jgun} header off. */
    public static final Setting<Boolean> SERVER_HEADER = new Setting<>("server_header", () -> true);

    private Applications() {}
}
