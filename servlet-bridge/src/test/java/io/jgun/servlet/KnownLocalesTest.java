package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.eclipse.jetty.http.MimeTypes;
import org.junit.jupiter.api.Test;

class KnownLocalesTest {

    @Test
    void jettyAsksThem() {
        assertThat(MimeTypes.isKnownLocale(Locale.FRENCH)).isTrue();
        assertThat(MimeTypes.isKnownLocale(Locale.forLanguageTag("de-CH"))).isTrue();
        assertThat(MimeTypes.isKnownLocale(Locale.forLanguageTag("xx-YY"))).isFalse();
        assertThat(MimeTypes.isKnownLocale(Locale.ROOT)).isFalse();
    }

    @Test
    void theClassIsTheOneThatTheBuildHasChanged() {
        assertThat(MimeTypes.class.getProtectionDomain().getCodeSource().getLocation())
                .isEqualTo(
                        KnownLocales.class.getProtectionDomain().getCodeSource().getLocation());
    }
}
