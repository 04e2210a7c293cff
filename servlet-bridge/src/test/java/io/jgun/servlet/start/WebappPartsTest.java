package io.jgun.servlet.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.eclipse.jetty.ee10.webapp.Configuration;
import org.eclipse.jetty.ee10.webapp.Configurations;
import org.eclipse.jetty.security.Authenticator;
import org.junit.jupiter.api.Test;

class WebappPartsTest {

    @Test
    void jettyWouldFindTheSameParts() {
        String[] found = ServiceLoader.load(Configuration.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(Configuration::isAvailable)
                .map(part -> part.getClass().getName())
                .toArray(String[]::new);
        assertThat(WebappParts.CONFIGURATIONS).containsExactlyInAnyOrder(found);
        assertThat(ServiceLoader.load(Authenticator.Factory.class)).isEmpty();
    }

    @Test
    void jettyIsToldOnce() {
        WebappParts.know();
        WebappParts.know();
        assertThat(Configurations.getKnown()).hasSize(WebappParts.CONFIGURATIONS.length);
    }
}
