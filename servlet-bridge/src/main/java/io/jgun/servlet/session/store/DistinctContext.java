package io.jgun.servlet.session.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.jetty.session.SessionContext;
import org.eclipse.jetty.session.SessionManager;

/**
 * Names the context in the store. Jetty's name for {@code /a/b} is also that for {@code /a_b}, and its table has no room
 * for long ones.
 */
final class DistinctContext extends SessionContext {

    /** Of the columns in the table. */
    private static final int MOST = 60;

    private static final int HASHED = 16;

    DistinctContext(SessionManager manager) {
        super(manager);
        _canonicalContextPath = fitting(manager.getContext().getContextPath());
        _vhost = fitting(_vhost);
    }

    static String fitting(String name) {
        if (name.length() <= MOST) {
            return name;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return name.substring(0, MOST - HASHED - 1) + "~"
                    + HexFormat.of().formatHex(hash).substring(0, HASHED);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
