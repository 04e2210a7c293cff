package io.jgun.servlet.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.ResourceHttpContentFactory;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenFilesTest {

    @TempDir
    Path directory;

    private OpenFiles files = new OpenFiles(name -> null, 10);

    @BeforeEach
    void open() {
        files = new OpenFiles(
                new ResourceHttpContentFactory(
                        ResourceFactory.root().newResource(directory),
                        new MimeTypes.Mutable(),
                        ByteBufferPool.SIZED_NON_POOLING),
                10);
    }

    private HttpContent get(String name) throws IOException {
        return Objects.requireNonNull(files.getContent("/" + name));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    /** How many descriptors of this process are files of the directory. */
    private long descriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(each -> target(each).startsWith(directory.toString()))
                    .count();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    @Test
    void onlyLargerFilesAreKept() throws IOException {
        write("small", "123456789");
        write("large", "1234567890");
        assertThat(get("small")).isNotSameAs(get("small"));
        assertThat(get("large")).isInstanceOf(OpenFile.class).isSameAs(get("large"));
        assertThat(files.getContent("/none")).isNull();
        assertThat(files.size()).isEqualTo(1);
    }

    @Test
    void aChangedFileIsOpenedAnewAndTheOldOneClosed() throws IOException {
        write("file", "1234567890");
        HttpContent before = get("file");
        write("file", "1234567890 and more");
        HttpContent after = get("file");
        assertThat(after).isNotSameAs(before);
        assertThat(after.getContentLengthValue()).isEqualTo(19);
        assertThat(descriptors()).isEqualTo(1);
    }

    @Test
    void thereIsAnEndToIt() throws IOException {
        for (int i = 0; i < OpenFiles.LIMIT + 20; i++) {
            write("file" + i, "1234567890");
            get("file" + i);
            get("file0");
        }
        assertThat(files.size()).isEqualTo(OpenFiles.LIMIT);
        assertThat(descriptors()).isEqualTo(OpenFiles.LIMIT);
        HttpContent often = get("file0");
        assertThat(get("file0")).isSameAs(often);
    }

    @Test
    void nothingStaysOpenAfterTheEnd() throws IOException {
        write("file", "1234567890");
        OpenFile sending = (OpenFile) get("file");
        assertThat(sending.retain()).isTrue();
        files.close();
        assertThat(descriptors()).isEqualTo(1); // for the response that is under way
        sending.release();
        assertThat(descriptors()).isZero();
        assertThat(sending.retain()).isFalse();
        get("file");
        assertThat(descriptors()).isZero();
    }
}
