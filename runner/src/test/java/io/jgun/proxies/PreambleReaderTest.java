package io.jgun.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.proxies.Preamble.Version;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreambleReaderTest {

    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";
    private static final String TCP4 = "cb007107 c0000209 1267 01bb"; // 203.0.113.7:4711 to 192.0.2.9:443
    private static final String TLS = "20 0005 01 00000000";
    private static final int MUTATIONS = 10_000;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Version 2, with the length of what follows. */
    private static byte[] binary(int command, int family, String hex) {
        byte[] rest = HexFormat.of().parseHex(hex.replace(" ", ""));
        return HexFormat.of()
                .parseHex(SIGNATURE
                        + String.format("%02x%02x%04x", command, family, rest.length)
                        + HexFormat.of().formatHex(rest));
    }

    private static Preamble.Reading read(byte[] received) {
        return PreambleReader.read(received, received.length, Version.AUTO);
    }

    private static String told(Preamble.Reading reading) {
        if (reading instanceof Preamble.Complete complete) {
            ClientAddress client = complete.preamble().client();
            return (client == null ? "itself" : client.text() + ' ' + client.port())
                    + (complete.preamble().secure() ? " tls" : "");
        }
        return reading instanceof Preamble.Malformed
                ? "malformed"
                : reading.getClass().getSimpleName();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            PROXY TCP4 203.0.113.7 192.0.2.9 4711 443~ | 203.0.113.7 4711
            PROXY TCP6 2001:DB8::7 ::1 4711 443~ | 2001:db8::7 4711
            PROXY TCP4 203.0.113.7 192.0.2.9 0 0~ | 203.0.113.7 0
            PROXY TCP6 ::ffff:203.0.113.7 ::1 1 1~ | 203.0.113.7 1
            PROXY UNKNOWN~ | itself
            PROXY UNKNOWN ff:: whatever there is~ | itself
            PROXY UNKNOWNS~ | malformed
            PROXY TCP4 203.0.113.7 192.0.2.9 4711~ | malformed
            PROXY TCP4 203.0.113.7 192.0.2.9 4711 443 1~ | malformed
            PROXY TCP4  203.0.113.7 192.0.2.9 4711 443~ | malformed
            PROXY TCP4 203.0.113.7 192.0.2.9 4711 70000~ | malformed
            PROXY TCP4 203.0.113.7 192.0.2.9 04711 443~ | malformed
            PROXY TCP4 203.0.113.7 192.0.2.9 -1 443~ | malformed
            PROXY TCP4 203.0.113.007 192.0.2.9 4711 443~ | malformed
            PROXY TCP4 2001:db8::7 ::1 4711 443~ | malformed
            PROXY TCP6 203.0.113.7 192.0.2.9 4711 443~ | malformed
            PROXY TCP6 fe80::1%eth0 ::1 4711 443~ | malformed
            PROXY TCP4 localhost 192.0.2.9 4711 443~ | malformed
            PROXY UDP4 203.0.113.7 192.0.2.9 4711 443~ | malformed
            PROXY tcp4 203.0.113.7 192.0.2.9 4711 443~ | malformed
            PROXY / HTTP/1.1~ | malformed
            PROXY TCP4 203.0.113.7 192.0.2.9 4711 443^ | malformed
            PROXY TCP4 203.0.113.7 | Incomplete
            PROX | Incomplete
            P | Incomplete
            POST / HTTP/1.1~ | Absent
            GET / HTTP/1.1~ | Absent
            proxy TCP4 203.0.113.7 192.0.2.9 4711 443~ | Absent
            """)
    void readsLines(String text, String expected) {
        assertThat(told(read(bytes(text.replace("~", "\r\n").replace("^", "\n")))))
                .isEqualTo(expected);
    }

    @Test
    void aLineThatDoesNotEndIsMalformed() {
        assertThat(told(read(bytes("PROXY UNKNOWN " + "x".repeat(92))))).isEqualTo("Incomplete");
        assertThat(told(read(bytes("PROXY UNKNOWN " + "x".repeat(93))))).isEqualTo("malformed");
        assertThat(told(read(bytes("PROXY UNKNOWN " + "x".repeat(94) + "\r\n"))))
                .isEqualTo("malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "21, 11, " + TCP4 + ", 203.0.113.7 4711",
        "21, 11, " + TCP4 + TLS + ", 203.0.113.7 4711 tls",
        "21, 11, " + TCP4 + "20 0005 00 00000000, 203.0.113.7 4711",
        "21, 11, " + TCP4 + "20 0013 01 00000000 21 0007 544c5376312e33 25 0001 41, 203.0.113.7 4711 tls",
        "21, 11, " + TCP4 + "04 0003 000000" + TLS + ", 203.0.113.7 4711 tls",
        "21, 21, 20010db8000000000000000000000007 00000000000000000000000000000001 1267 01bb, 2001:db8::7 4711",
        "20, 11, " + TCP4 + ", itself",
        "20, 00, '', itself",
        "20, ff, ff, itself",
        "21, 00, ffff, itself",
        "21, 12, " + TCP4 + ", malformed",
        "21, 41, " + TCP4 + ", malformed",
        "22, 11, " + TCP4 + ", malformed",
        "11, 11, " + TCP4 + ", malformed",
        "21, 11, cb007107 c0000209 1267, malformed",
        "21, 21, " + TCP4 + ", malformed",
        "21, 11, " + TCP4 + "20, malformed",
        "21, 11, " + TCP4 + "20 0006 01 00000000, malformed",
        "21, 11, " + TCP4 + "20 0004 01 000000, malformed",
        "21, 11, " + TCP4 + "03 0004 00000000, malformed",
        "21, 11, " + TCP4 + "03 0003 000000, malformed"
    })
    void readsBinaryOnes(String command, String family, String hex, String expected) {
        byte[] preamble = binary(HexFormat.fromHexDigits(command), HexFormat.fromHexDigits(family), hex);
        assertThat(told(read(preamble))).isEqualTo(expected);
        for (int count = 1; count < preamble.length; count++) {
            assertThat(told(PreambleReader.read(preamble, count, Version.AUTO))).isIn("Incomplete", "malformed");
        }
    }

    @Test
    void readsOneOfASocketFile() {
        assertThat(told(read(binary(0x21, 0x31, "00".repeat(216))))).isEqualTo("itself");
        assertThat(told(read(binary(0x21, 0x31, "00".repeat(215))))).isEqualTo("malformed");
    }

    @Test
    void aRightChecksumIsRight() {
        byte[] preamble = checked();
        assertThat(told(read(preamble))).isEqualTo("203.0.113.7 4711 tls");
        preamble[18] ^= 1;
        assertThat(told(read(preamble))).isEqualTo("malformed");
    }

    private static byte[] checked() {
        byte[] preamble = binary(0x21, 0x11, TCP4 + TLS + "03 0004 00000000");
        CRC32C crc = new CRC32C();
        crc.update(preamble);
        ByteBuffer.wrap(preamble).putInt(preamble.length - 4, (int) crc.getValue());
        return preamble;
    }

    @Test
    void eachVersionCanBeHadAlone() {
        byte[] text = bytes("PROXY UNKNOWN\r\n");
        byte[] binary = binary(0x20, 0, "");
        assertThat(told(PreambleReader.read(text, text.length, Version.V1))).isEqualTo("itself");
        assertThat(told(PreambleReader.read(text, text.length, Version.V2))).isEqualTo("Absent");
        assertThat(told(PreambleReader.read(binary, binary.length, Version.V2))).isEqualTo("itself");
        assertThat(told(PreambleReader.read(binary, binary.length, Version.V1))).isEqualTo("Absent");
    }

    /** Whatever comes, it is read without an error, to an end, and never beyond what was received. */
    @Test
    void mutatedPreamblesAreReadOrRefused() {
        Random random = new Random(20261121);
        List<byte[]> good = List.of(
                bytes("PROXY TCP4 203.0.113.7 192.0.2.9 4711 443\r\n"),
                bytes("PROXY TCP6 2001:db8::7 ::1 4711 443\r\n"),
                binary(0x21, 0x11, TCP4 + TLS),
                binary(0x21, 0x21, "20010db8000000000000000000000007 00000000000000000000000000000001 1267 01bb"),
                binary(0x20, 0x00, ""));
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutated(good.get(i % good.size()), random);
            Preamble.Reading reading = read(mutated);
            if (reading instanceof Preamble.Complete complete) {
                Preamble preamble = complete.preamble();
                assertThat(preamble.length()).isBetween(1, mutated.length);
                assertSaid(mutated, preamble.client());
            } else if (reading instanceof Preamble.Incomplete incomplete) {
                assertThat(incomplete.length()).isGreaterThan(mutated.length).isLessThanOrEqualTo(16 + 0xffff);
            } else {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(MUTATIONS / 4);
    }

    /** With a checksum, no damage at all is believed. */
    @Test
    void aDamagedPreambleWithAChecksumIsNeverBelieved() {
        Random random = new Random(4711);
        byte[] good = checked();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = good.clone();
            damaged[16 + random.nextInt(damaged.length - 16 - 7)] ^= (byte) (1 << random.nextInt(8));
            assertThat(read(damaged)).isInstanceOf(Preamble.Malformed.class);
        }
    }

    /** The address that is believed is one that stands there. */
    private static void assertSaid(byte[] mutated, @Nullable ClientAddress client) {
        if (client == null) {
            return;
        }
        String text = new String(mutated, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PROXY")) {
            String[] parts = text.split(" ", -1);
            assertThat(client.address()).isEqualTo(io.jgun.settings.IpAddress.parse(parts[2]));
        } else {
            byte[] address = client.address().getAddress();
            int length = mutated[13] == 0x11 ? 4 : 16;
            byte[] stands = Arrays.copyOfRange(mutated, 16, 16 + length);
            assertThat(Objects.requireNonNull(address))
                    .isEqualTo(Arrays.copyOfRange(stands, length - address.length, length));
        }
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = good.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            switch (random.nextInt(5)) {
                case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
                case 3 -> bytes = spliced(bytes, random.nextInt(bytes.length), random);
                default -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(8));
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int at, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        for (int i = random.nextInt(4); i >= 0; i--) {
            out.write(random.nextInt(256));
        }
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }
}
