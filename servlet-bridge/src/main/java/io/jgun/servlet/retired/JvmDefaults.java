package io.jgun.servlet.retired;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.util.List;

/** The one instance for the whole JVM of things that the JDK lets anybody set. */
final class JvmDefaults implements Place {

    @Override
    public void clear(LoaderFamily family) {
        if (family.owns(Authenticator.getDefault())) {
            Authenticator.setDefault(null);
        }
        if (family.owns(CookieHandler.getDefault())) {
            CookieHandler.setDefault(null);
        }
        if (family.owns(ResponseCache.getDefault())) {
            ResponseCache.setDefault(null);
        }
        if (family.owns(Thread.getDefaultUncaughtExceptionHandler())) {
            Thread.setDefaultUncaughtExceptionHandler(null);
        }
    }

    /** What the JDK's own selector was is not known any more. */
    @Override
    public List<String> find(LoaderFamily family) {
        ProxySelector selector = ProxySelector.getDefault();
        return family.owns(selector)
                ? List.of("ProxySelector.setDefault: a " + selector.getClass().getName())
                : List.of();
    }
}
