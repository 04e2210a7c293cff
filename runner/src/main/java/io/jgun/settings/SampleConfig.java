package io.jgun.settings;

/** The text of etc/jgun.conf.py: every setting that a config file may hold, commented out. */
public final class SampleConfig {

    private final StringBuilder out = new StringBuilder();

    private SampleConfig() {}

    /** Python; the same for every machine. */
    public static String text() {
        SampleConfig sample = new SampleConfig();
        sample.out.append("""
                # A sample config file of jgun. Copy it to ./jgun.conf.py, or name it: jgun -c FILE.
                # Every setting stands here with its default or an example; take the # off what you change.
                # docs/settings.md tells more. (Made from the code by jgun's tests.)
                """);
        for (Section section : Section.values()) {
            sample.section(section);
        }
        return sample.out.toString();
    }

    private void section(Section section) {
        boolean any = false;
        for (Setting<?> setting : Catalog.settings()) {
            if (setting.section() == section && isShown(setting)) {
                if (!any) {
                    out.append("\n# ---- ").append(section.title()).append(" ----\n");
                    any = true;
                }
                out.append("\n# ").append(setting.summary()).append('\n');
                value(setting);
            }
        }
    }

    /** Not what only the command line can sensibly say. */
    private static boolean isShown(Setting<?> setting) {
        return setting.availability().kind() == Availability.Kind.IN_EFFECT
                && setting != ConfigFile.CONFIG
                && setting != Debugging.CHECK_CONFIG
                && setting != Debugging.PRINT_CONFIG;
    }

    private void value(Setting<?> setting) {
        if (setting.type() instanceof HookType hook) {
            out.append("# def ").append(setting.name()).append('(').append(hook.parameters());
            out.append("):\n#     pass\n");
        } else {
            out.append("# ").append(setting.name()).append(" = ").append(setting.example());
            out.append('\n');
        }
    }
}
