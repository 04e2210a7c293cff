package io.jgun.servlet.session.store;

/**
 * A session as it is stored.
 *
 * @param version grows with each change of the content
 */
record SessionRecord(String id, long version, SessionTimes times, Content content) {}
