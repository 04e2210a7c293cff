package io.jgun.servlet.app.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jgun.servlet.app.scan.ScannedClass.Member;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** The file of a webapp's scan: what was written comes back, and nothing else. */
class ScanFileTest {

    private static final List<ScannedClass> CLASSES = List.of(
            new ScannedClass("java.lang.Object", 61, 33, null, List.of(), List.of(), List.of()),
            new ScannedClass(
                    "com.acme.Größe",
                    -65475,
                    0x20021,
                    "jakarta.servlet.http.HttpServlet",
                    List.of("java.io.Serializable", "java.lang.Runnable"),
                    List.of("jakarta.servlet.annotation.WebServlet"),
                    List.of(
                            new Member(true, "com.acme.On", "run", 1, "()V", null),
                            new Member(
                                    false, "com.acme.On", "names", 2, "Ljava/util/List;", "Ljava/util/List<TT;>;"))));

    private static final Map<ContentKey, byte[]> PARTS = parts();

    private static Map<ContentKey, byte[]> parts() {
        Map<ContentKey, byte[]> parts = new LinkedHashMap<>();
        parts.put(new ContentKey(3, -1), PackedClasses.pack(CLASSES));
        parts.put(new ContentKey(Long.MAX_VALUE, 0), PackedClasses.pack(List.of()));
        return parts;
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Map<ContentKey, byte[]> read = ScanFile.read(ScanFile.write(PARTS));
        assertThat(read.keySet()).containsExactlyElementsOf(PARTS.keySet());
        List<List<ScannedClass>> classes = new ArrayList<>();
        for (byte[] part : read.values()) {
            classes.add(PackedClasses.unpack(part));
        }
        assertThat(classes).containsExactly(CLASSES, List.of());
    }

    @Test
    void aFileThatIsCutShortOrLongerIsRefused() {
        byte[] bytes = ScanFile.write(PARTS);
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatIOException().as("%d bytes", length).isThrownBy(() -> ScanFile.read(part));
        }
        assertThatIOException().isThrownBy(() -> ScanFile.read(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void aFileWithAByteChangedIsRefused() {
        byte[] bytes = ScanFile.write(PARTS);
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 0x10;
            assertThatIOException().as("byte %d", at).isThrownBy(() -> ScanFile.read(changed));
        }
    }

    /** With a checksum that fits, as no accident makes it: there is an answer or an IOException, and never another error. */
    @Test
    void lengthsAreNotBelieved() {
        byte[] bytes = ScanFile.write(PARTS);
        int refused = 0;
        for (int at = 0; at < bytes.length - 4; at++) {
            for (int value : new int[] {0, 1, 0x7F, 0x80, 0xFF}) {
                byte[] changed = bytes.clone();
                changed[at] = (byte) value;
                refused += isRefused(signed(changed)) ? 1 : 0;
            }
        }
        assertThat(refused).isGreaterThan(bytes.length);
    }

    private static boolean isRefused(byte[] file) {
        try {
            for (byte[] part : ScanFile.read(file).values()) {
                PackedClasses.unpack(part);
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static byte[] signed(byte[] file) {
        CRC32C sum = new CRC32C();
        sum.update(file, 0, file.length - 4);
        ByteBuffer.wrap(file).putInt(file.length - 4, (int) sum.getValue());
        return file;
    }

    @Test
    void textsThatGrowWithoutEndAreRefused() {
        PackedOutput out = new PackedOutput();
        String text = "x".repeat(1 << 20);
        out.number(200);
        for (int i = 0; i < 200; i++) {
            out.text(text);
        }
        out.number(0);
        assertThat(out.bytes().length).isLessThan(1 << 21);
        assertThatIOException().isThrownBy(() -> PackedClasses.unpack(out.bytes()));
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] bytes = ScanFile.write(PARTS);
        byte[] mark = bytes.clone();
        mark[7]++;
        assertThatIOException().isThrownBy(() -> ScanFile.read(signed(mark))).withMessage("of another version");
        byte[] older = bytes.clone();
        int jetty = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Jetty");
        older[jetty + 6]++;
        assertThatIOException().isThrownBy(() -> ScanFile.read(signed(older))).withMessage("of another version");
    }

    @Test
    void aNameThatHasNoBytesIsNotPacked() {
        assertThat(PackedClasses.canPack(CLASSES)).isTrue();
        assertThat(PackedClasses.canPack(
                        List.of(new ScannedClass("com.acme.\uD800", 61, 1, "a.B", List.of(), List.of(), List.of()))))
                .isFalse();
    }
}
