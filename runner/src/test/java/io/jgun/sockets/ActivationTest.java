package io.jgun.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.posix.ExitException;
import io.jgun.settings.BindAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationTest {

    private static final long PID = 4711;
    private static final BindAddress THREE = new BindAddress.Descriptor(3);
    private static final BindAddress FOUR = new BindAddress.Descriptor(4);
    private static final BindAddress FIVE = new BindAddress.Descriptor(5);
    private static final BindAddress TCP = new BindAddress.Inet("127.0.0.1", 8000);

    private static Activation given(String count, String names) {
        return Activation.of(
                Map.of("LISTEN_FDS", count, "LISTEN_PID", Long.toString(PID), "LISTEN_FDNAMES", names), PID);
    }

    private static List<BindAddress> named(String name) {
        return List.of(new BindAddress.NamedDescriptor(name));
    }

    @Test
    void withoutAnyTheSettingStands() {
        assertThat(Activation.of(Map.of(), PID).applyTo(List.of(TCP))).containsExactly(TCP);
        assertThat(Activation.of(Map.of(), PID).applyTo(List.of(THREE, TCP))).containsExactly(THREE, TCP);
    }

    @Test
    void theyTakeThePlaceOfTheSetting() {
        assertThat(given("2", "").applyTo(List.of(TCP))).containsExactly(THREE, FOUR);
        assertThat(given("2", "http:admin").applyTo(List.of(TCP))).containsExactly(THREE, FOUR);
    }

    @Test
    void aSettingThatNamesThemStands() {
        assertThat(given("2", "").applyTo(List.of(TCP, FOUR, FOUR))).containsExactly(TCP, FOUR);
        assertThat(given("3", "http:admin:http").applyTo(named("http"))).containsExactly(THREE, FIVE);
        assertThat(given("3", "http:admin:http").applyTo(List.of(FIVE, new BindAddress.NamedDescriptor("http"))))
                .containsExactly(FIVE, THREE);
    }

    @Test
    void anUnknownNameIsAnErrorThatTellsTheKnownOnes() {
        assertThatThrownBy(() -> given("2", "http:admin").applyTo(named("htp")))
                .isInstanceOf(ExitException.class)
                .hasMessage("Can't listen on fd://htp: the sockets given are named http, admin");
        assertThatThrownBy(() -> Activation.of(Map.of(), PID).applyTo(named("http")))
                .isInstanceOf(ExitException.class)
                .hasMessageContaining("no service manager has given this process a socket");
    }

    @Test
    void whatIsMeantForAnotherProcessDoesNotCount() {
        assertThat(Activation.of(Map.of("LISTEN_FDS", "1", "LISTEN_PID", "1"), PID)
                        .sockets())
                .isEmpty();
        assertThat(Activation.of(Map.of("LISTEN_FDS", "1"), PID).sockets()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "two, '', LISTEN_FDS must be the number of sockets",
        "-1, '', LISTEN_FDS must be the number of sockets",
        "2, http, LISTEN_FDNAMES has 1 names (http) for LISTEN_FDS=2"
    })
    void contradictions(String count, String names, String message) {
        assertThatThrownBy(() -> given(count, names))
                .isInstanceOf(ExitException.class)
                .hasMessageStartingWith(message);
    }
}
