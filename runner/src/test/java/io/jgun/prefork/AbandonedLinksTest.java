package io.jgun.prefork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonedLinksTest {

    @TempDir
    Path place;

    private Path own = Path.of("");

    @BeforeEach
    void makeOwn() throws IOException {
        own = old(directory(LinkServer.PREFIX + "own"));
    }

    @Test
    void whatNobodyListensAtGoes() throws IOException {
        Path directory = directory(LinkServer.PREFIX + "1");
        listen(directory).close();
        Path empty = directory(LinkServer.PREFIX + "2");
        old(directory);
        old(empty);

        AbandonedLinks.look(place, own);

        assertThat(place).isDirectoryNotContaining(path -> !path.equals(own));
        assertThat(own).exists();
    }

    @Test
    void whatSomebodyListensAtStays() throws IOException {
        Path directory = directory(LinkServer.PREFIX + "1");
        try (ServerSocketChannel living = listen(directory)) {
            old(directory);
            AbandonedLinks.look(place, own);
            assertThat(living.isOpen()).isTrue();
            assertThat(directory.resolve(LinkServer.SOCKET)).exists();
        }
    }

    @Test
    void whatIsNewStays() throws IOException {
        Path directory = directory(LinkServer.PREFIX + "1");
        AbandonedLinks.look(place, own);
        assertThat(directory).exists();
    }

    @Test
    void whatIsNoDirectoryOfAnArbiterStays() throws IOException {
        Path others = old(Files.createDirectory(place.resolve(LinkServer.PREFIX + "open")));
        Path elsewhere = Files.createDirectory(place.resolve("elsewhere"));
        listen(elsewhere).close();
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwx------"));
        old(elsewhere);
        Path link = Files.createSymbolicLink(place.resolve(LinkServer.PREFIX + "link"), elsewhere);
        Path named = old(directory("jgun-generation"));
        Path full = directory(LinkServer.PREFIX + "full");
        listen(full).close();
        Files.createFile(full.resolve("data"));
        old(full);
        Path file = directory(LinkServer.PREFIX + "file");
        Files.createFile(file.resolve(LinkServer.SOCKET));
        old(file);
        Path nested = directory(LinkServer.PREFIX + "nested");
        Files.createSymbolicLink(nested.resolve(LinkServer.SOCKET), elsewhere.resolve(LinkServer.SOCKET));
        old(nested);

        AbandonedLinks.look(place, own);

        assertThat(place).isDirectoryContaining(others::equals).isDirectoryContaining(link::equals);
        assertThat(elsewhere.resolve(LinkServer.SOCKET)).exists();
        assertThat(named).exists();
        assertThat(full.resolve(LinkServer.SOCKET)).exists();
        assertThat(file.resolve(LinkServer.SOCKET)).exists();
        assertThat(nested.resolve(LinkServer.SOCKET)).isSymbolicLink();
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectory(
                place.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static Path old(Path directory) throws IOException {
        return Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minus(AbandonedLinks.YOUNG)));
    }

    private static ServerSocketChannel listen(Path directory) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        return channel.bind(UnixDomainSocketAddress.of(directory.resolve(LinkServer.SOCKET)));
    }
}
