package io.jgun.servlet.start;

import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The messages of the Servlet API, looked up when one is wanted: to find that there are none in this language, Java opens
 * every jar. What the build makes of the API's classes calls this.
 */
public final class LaterMessages extends ResourceBundle {

    private final String name;

    private LaterMessages(String name) {
        this.name = name;
    }

    /** In place of {@link ResourceBundle#getBundle(String)}. */
    public static ResourceBundle of(String name) {
        return new LaterMessages(name);
    }

    @Override
    protected Object handleGetObject(String key) {
        return messages().getObject(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return messages().getKeys();
    }

    private ResourceBundle messages() {
        // Java keeps those that it has found.
        return getBundle(name, Locale.getDefault(), LaterMessages.class.getClassLoader());
    }
}
