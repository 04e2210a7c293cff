package io.jgun.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "10.9.100.249, 10.9.100.249",
        "::, 0:0:0:0:0:0:0:0",
        "2001:DB8::af, 2001:db8:0:0:0:0:0:af",
        "::ffff:10.0.0.1, 10.0.0.1",
        "64:ff9b::192.0.2.33, 64:ff9b:0:0:0:0:c000:221",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
    })
    void readsAddresses(String text, String address) {
        assertThat(IpAddress.parse(text))
                .isNotNull()
                .satisfies(read -> assertThat(read.getHostAddress()).isEqualTo(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "1",
                "10.0.1",
                "10.0.0.1.",
                ".10.0.0.1",
                "10..0.1",
                "1.2.3.4.5",
                "256.0.0.1",
                "10.0.0.999",
                "10.0.0.0001",
                "010.0.0.1",
                "00.0.0.1",
                "0x7f.0.0.1",
                "+1.0.0.1",
                "10.0.0.-1",
                " 10.0.0.1",
                "10.0.0.1 ",
                "10.0.0.1%eth0",
                "\u0661.0.0.1",
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "::g",
                "::12345",
                "[::1]",
                "::ffff:10.0.0",
                "::ffff:10.0.0.256",
                "::ffff:010.0.0.1",
                "2001:db8::1%a-name-longer-than-any-interface-that-there-could-be-on-a-machine-or-so",
            })
    void readsNothingElse(String text) {
        assertThat(IpAddress.parse(text)).isNull();
    }
}
