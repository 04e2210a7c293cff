package io.jgun.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 11.1.2.3, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "::/0, ::1, true",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "::ffff:10.0.0.1, 10.0.0.1, true",
        "*, 10.0.0.1, false"
    })
    void namesAddresses(String network, String address, boolean named) {
        assertThat(PeerNetwork.parse(network).names(Objects.requireNonNull(IpAddress.parse(address))))
                .isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            proxy.example | must hold IP addresses, networks as 10.0.0.0/8, or *, not 'proxy.example'; a name could change its address
            10.0.0 | must hold IP addresses, networks as 10.0.0.0/8, or *, not '10.0.0'
            010.0.0.1 | must hold IP addresses, networks as 10.0.0.0/8, or *, not '010.0.0.1'
            10.0.0.1/8 | must hold networks, and '10.0.0.1/8' has bits after its first 8; name the network's own address
            10.0.0.0/33 | must hold networks with 0 to 32 bits, as 10.0.0.0/8, not '10.0.0.0/33'
            10.0.0.0/ | must hold networks with 0 to 32 bits, as 10.0.0.0/8, not '10.0.0.0/'
            ::/129 | must hold networks with 0 to 128 bits, as 10.0.0.0/8, not '::/129'
            10.0.0.0/255.0.0.0 | must hold networks with 0 to 32 bits, as 10.0.0.0/8, not '10.0.0.0/255.0.0.0'
            fe80::1%eth0 | must hold IP addresses, networks as 10.0.0.0/8, or *, not 'fe80::1%eth0'
            """)
    void whatIsNoNetworkIsRefused(String text, String message) {
        assertThatThrownBy(() -> PeerNetwork.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
