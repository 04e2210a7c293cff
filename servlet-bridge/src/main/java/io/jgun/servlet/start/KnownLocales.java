package io.jgun.servlet.start;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The locales that Jetty lets {@code Accept-Language} ask for. What the build makes of Jetty's MimeTypes calls this. */
public final class KnownLocales {

    // Only now: to list them takes Java a tenth of a second of processor time.
    private static final Set<Locale> ALL = Arrays.stream(Locale.getAvailableLocales())
            .filter(locale -> !locale.getLanguage().isBlank())
            .collect(Collectors.toUnmodifiableSet());

    private KnownLocales() {}

    /** Those with a language. */
    public static Set<Locale> all() {
        return ALL;
    }
}
