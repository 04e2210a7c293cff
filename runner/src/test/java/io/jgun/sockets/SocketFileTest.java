package io.jgun.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.settings.BindAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketFileTest {

    @TempDir
    Path directory;

    @Test
    void aLinkLeadsToTheSocketAndStaysAtTheEnd() throws IOException {
        Path own = Files.createDirectory(directory.resolve("app.sock.d"));
        Path link = Files.createSymbolicLink(directory.resolve("app.sock"), Path.of("app.sock.d/socket"));
        assertThat(SocketFile.behind(link)).isEqualTo(own.resolve("socket"));

        Listener listener = Listeners.open(List.of(new BindAddress.Unix(link)), new SocketOptions(8, 0, false))
                .get(0);
        assertThat(own.resolve("socket")).exists();
        assertThat(listener.url()).isEqualTo("unix:" + link);

        listener.close();
        listener.unlink();
        assertThat(own).isEmptyDirectory();
        assertThat(link).isSymbolicLink();
    }

    @Test
    void whatListensAndWhatIsNoSocketStays() throws IOException {
        Path socket = directory.resolve("app.sock");
        Path file = Files.createFile(directory.resolve("file"));
        Listener listener = Listeners.open(List.of(new BindAddress.Unix(socket)), new SocketOptions(8, 0, false))
                .get(0);

        assertThatThrownBy(() -> SocketFile.removeStale(socket)).isInstanceOf(AddressBusyException.class);
        assertThatThrownBy(() -> SocketFile.removeStale(file)).hasMessageContaining("is not a socket");

        listener.close();
        SocketFile.removeStale(socket);
        assertThat(socket).doesNotExist();
        SocketFile.removeStale(socket);
    }
}
