package io.jgun.acceptance;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long tests wait for what is to happen: processes that boot on a busy machine take their time. And for what they need
 * not wait: the end of idle connections. Found by JUnit for all test classes.
 */
public final class Patience implements BeforeAllCallback {

    static {
        System.setProperty(
                "jdk.httpclient.allowRestrictedHeaders", "connection"); // for Http, before any client is made
    }

    /** Of each wait for which a test does not say its own. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LIMIT);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(25));
        Awaitility.setDefaultPollDelay(Duration.ZERO);
    }
}
