package io.jgun.cli;

import io.jgun.settings.Availability;
import io.jgun.settings.Catalog;
import io.jgun.settings.Section;
import io.jgun.settings.Setting;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code --help} prints: the options that do something, by section. */
final class Help {

    private static final int NARROWEST = 50;
    private static final int WIDEST = 110;
    private static final int USUAL = 80;

    /** Defaults that say nothing. */
    private static final Set<String> NOTHING = Set.of("None", "''", "[]", "{}");

    private final HelpTable table;
    private final StringBuilder out = new StringBuilder();

    private Help(int width) {
        this.table = new HelpTable(out, width);
    }

    /** The columns of the terminal, as the shell tells them. */
    static int terminalWidth(Map<String, String> environment) {
        try {
            return Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
        } catch (NumberFormatException e) {
            return USUAL;
        }
    }

    static String text(int width) {
        Help help = new Help(Math.max(NARROWEST, Math.min(width, WIDEST)));
        help.introduction();
        help.requests();
        for (Section section : Section.values()) {
            help.section(section);
        }
        help.epilogue();
        return help.out.toString();
    }

    private void introduction() {
        out.append("Usage: jgun [OPTIONS] APP...\n\n");
        table.paragraph("Serves Jakarta Servlet applications as Gunicorn serves Python ones. An APP is:");
        table.row("CLASS:MEMBER", "a static field, a static method or a nested class that gives a servlet");
        table.row("CLASS", "a servlet class, or a class whose member application gives a servlet");
        table.row("CLASS:FACTORY(\"prod\", 3)", "what a static method gives when called with literals");
        table.row("shop.war, dir/webapp", "a WAR, or a directory with the content of one");
        table.row("'dir/*.war'", "all WARs of a directory, each at the path of its name, ROOT.war at /");
        table.row("APP:/shop", "any of these, below a path of its own; the default is /");
        out.append('\n');
    }

    private void requests() {
        for (Requests request : Requests.values()) {
            OptionSpec option = request.option();
            String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
            table.row(String.join(", ", option.names()) + value, option.description()[0]);
        }
    }

    private void section(Section section) {
        boolean any = false;
        for (Setting<?> setting : Catalog.settings()) {
            boolean shown = setting.section() == section
                    && !setting.flags().isEmpty()
                    && !setting.availability().refuses();
            if (shown) {
                if (!any) {
                    out.append('\n').append(section.title()).append(":\n");
                }
                table.row(synopsis(setting), setting.flagSummary() + standard(setting));
                any = true;
            }
        }
    }

    private static String synopsis(Setting<?> setting) {
        String flags = String.join(", ", setting.flags());
        return setting.metavar().isEmpty() ? flags : flags + " " + setting.metavar();
    }

    private static String standard(Setting<?> setting) {
        String standard = setting.defaultShown();
        if (setting.availability().kind() == Availability.Kind.WITHOUT_EFFECT) {
            return " (accepted, without effect)";
        }
        return setting.argument() == Setting.Argument.NONE || NOTHING.contains(standard) ? "" : " [" + standard + "]";
    }

    private void epilogue() {
        out.append('\n');
        table.paragraph("The command line wins over JGUN_CMD_ARGS, that over the config file, that over WEB_CONCURRENCY"
                + " and PORT. The config file is ./jgun.conf.py, else ./gunicorn.conf.py. What is in force, and where"
                + " it comes from, is shown by jgun --print-config. docs/settings.md has all settings in full.");
    }
}
