package io.jgun.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindAddressTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "127.0.0.1:8000, 127.0.0.1, 8000",
                "127.0.0.1,      127.0.0.1, 8000",
                "localhost:80,   localhost, 80",
                "EXAMPLE.com:80, example.com, 80",
                ":8080,          0.0.0.0, 8080",
                "0:8000,         0.0.0.0, 8000",
                "'',             0.0.0.0, 8000",
                "[::1]:8080,     ::1, 8080",
                "[::]:8080,      ::, 8080",
                "[::1],          ::1, 8000",
                "tcp://host:12,  host, 12",
                "tcp://[::1]:12, ::1, 12",
                "127.0.0.1:0,    127.0.0.1, 0",
                "host:65535,     host, 65535",
            })
    void readsHostsAndPortsAsGunicornDoes(String text, String host, int port) {
        assertThat(BindAddress.parse(text)).isEqualTo(new BindAddress.Inet(host, port));
    }

    @ParameterizedTest
    @CsvSource({"unix:/run/a.sock, /run/a.sock", "unix:a.sock, a.sock", "unix:///run/a.sock, /run/a.sock"})
    void readsSocketFiles(String text, String path) {
        assertThat(BindAddress.parse(text)).isEqualTo(new BindAddress.Unix(Path.of(path)));
    }

    @Test
    void readsDescriptors() {
        assertThat(BindAddress.parse("fd://3")).isEqualTo(new BindAddress.Descriptor(3));
        assertThat(BindAddress.parse("fd://http")).isEqualTo(new BindAddress.NamedDescriptor("http"));
        assertThat(BindAddress.parse("fd://jgun.socket")).isEqualTo(new BindAddress.NamedDescriptor("jgun.socket"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host:http       | has no valid port number in 'host:http': 'http'",
                "host:-1         | has no valid port number in 'host:-1': '-1'",
                "host:65536      | a port is at most 65535",
                "host:           | the port is missing after the colon",
                "::1             | an IPv6 address stands in brackets, as [::1]:8000",
                "[::1            | the closing ] is missing",
                "[::1]8000       | must be HOST:PORT",
                "/run/a.sock     | a socket file is written unix:PATH",
                "unix:           | the path of the socket file is missing",
                "fd://           | must name a file descriptor by its number, as fd://3",
                "fd://a:b        | must name a file descriptor by its number, as fd://3, or by its name in LISTEN_FDNAMES",
                "fd://4294967295 | has no valid descriptor number in 'fd://4294967295'",
                "fd://-1         | must name a file descriptor by its number, as fd://3",
                "http://host:80  | the schemes are tcp://, unix: and fd://",
                "my host:80      | must be HOST:PORT",
            })
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> BindAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:8000", "[::1]:8080", "unix:/run/a.sock", "fd://3", "fd://http"})
    void printsAsItIsWritten(String text) {
        assertThat(BindAddress.parse(text)).hasToString(text);
    }
}
