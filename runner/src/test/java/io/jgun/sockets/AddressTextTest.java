package io.jgun.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "2001:db8:0:0:0:0:0:1, 2001:db8::1",
        "2001:DB8:0:0:0:0:0:0, 2001:db8::",
        "2001:0db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "0:0:1:2:3:4:5:6, ::1:2:3:4:5:6",
        "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "fe80:0:0:0:a00:27ff:fe4e:66a1, fe80::a00:27ff:fe4e:66a1",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "1.2.3.4, 1.2.3.4",
        "127.0.0.1, 127.0.0.1",
    })
    void addressesAreShortened(String literal, String text) throws UnknownHostException {
        assertThat(AddressText.of(address(literal))).isEqualTo(text);
    }

    @Test
    void aZoneIsLeftOut() throws UnknownHostException {
        byte[] local = address("fe80:0:0:0:0:0:0:1").getAddress();

        assertThat(AddressText.of(Inet6Address.getByAddress(null, local, 3))).isEqualTo("fe80::1");
    }

    @Test
    void aMappedAddressKeepsItsDots() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 1, 2, 3, (byte) 254};

        assertThat(AddressText.of(Inet6Address.getByAddress(null, mapped, -1))).isEqualTo("::ffff:1.2.3.254");
    }

    @SuppressWarnings("AddressSelection") // literal addresses have one meaning
    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }
}
