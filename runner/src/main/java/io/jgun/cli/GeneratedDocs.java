package io.jgun.cli;

import io.jgun.accesslog.AccessLogReference;
import io.jgun.arbiter.SignalReference;
import io.jgun.hooks.HookReference;
import io.jgun.settings.SampleConfig;
import io.jgun.settings.SettingsReference;
import java.util.Map;

/** Files of the checkout that come from the code. A test compares them, or writes them if asked to. */
public final class GeneratedDocs {

    private GeneratedDocs() {}

    /** Texts by path, relative to the top of the checkout. */
    public static Map<String, String> files() {
        return Map.of(
                "docs/access-log.md", AccessLogReference.text(),
                "docs/hooks.md", HookReference.text(),
                "docs/settings.md", SettingsReference.text(),
                "docs/signals.md", SignalReference.text(),
                "etc/jgun.conf.py", SampleConfig.text());
    }
}
