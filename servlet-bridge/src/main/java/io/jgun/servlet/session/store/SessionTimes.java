package io.jgun.servlet.session.store;

import org.eclipse.jetty.session.SessionData;

/**
 * The times of a session, in milliseconds since 1970.
 *
 * @param lastAccessed by the request before the last
 * @param cookieSet when its cookie was last sent
 * @param expiry 0 for never
 * @param maxInactive how long it lives without a request; 0 or less for ever
 */
record SessionTimes(long created, long accessed, long lastAccessed, long cookieSet, long expiry, long maxInactive) {

    /** Of a session that is used now. */
    static SessionTimes of(SessionData data, long now) {
        return new SessionTimes(
                data.getCreated(),
                data.getAccessed(),
                data.getLastAccessed(),
                data.getCookieSet(),
                data.calcExpiry(now),
                data.getMaxInactiveMs());
    }

    boolean isExpiredAt(long time) {
        return expiry > 0 && expiry <= time;
    }
}
