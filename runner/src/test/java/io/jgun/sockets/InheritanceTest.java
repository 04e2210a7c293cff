package io.jgun.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.posix.ExitException;
import io.jgun.settings.BindAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
class InheritanceTest {

    @TempDir
    Path directory;

    private final List<Listener> listeners = new ArrayList<>();

    @AfterEach
    void close() {
        listeners.forEach(Listener::close);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aProcessHasTheSocketsFromDescriptorThreeOnAndItsStreamsAsIfItHadNone(int sockets) throws Exception {
        open(sockets);
        Path told = directory.resolve("told");
        String script = "exec 9>" + told + "; pid=$$; echo $LISTEN_FDS $(($LISTEN_PID - $pid)) >&9;"
                + " for fd in 0 1 2; do link=$(readlink /proc/$pid/fd/$fd); echo $link >&9; done;"
                + " for fd in /proc/$pid/fd/*; do link=$(readlink $fd); case $link in socket*) echo $link >&9; esac; done";

        Process process =
                Inheritance.process(List.of("sh", "-c", script), listeners).start();

        assertThat(process.waitFor()).isZero();
        List<String> expected = new ArrayList<>(List.of(sockets + " 0", "/dev/null"));
        expected.add(link("1"));
        expected.add(link("2"));
        for (Listener listener : listeners) {
            expected.add(inode(listener));
        }
        assertThat(Files.readAllLines(told)).containsExactlyElementsOf(expected);
    }

    @Test
    void moreThanAProcessCanInheritAreRefused() throws IOException {
        open(4);

        assertThatThrownBy(() -> Inheritance.check(listeners))
                .isInstanceOf(ExitException.class)
                .hasMessageContaining("can share 3 sockets, and bind names 4")
                .hasMessageContaining("leave out --prefork");
    }

    private void open(int sockets) throws IOException {
        for (int i = 0; i < sockets; i++) {
            ServerSocketChannel channel =
                    ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            listeners.add(new Listener(new BindAddress.Inet("127.0.0.1", 0), channel));
        }
    }

    private static String link(String descriptor) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor)).toString();
    }

    /** As the kernel names it, from the table of this process's sockets. */
    private static String inode(Listener listener) throws IOException {
        String port = String.format(":%04X ", listener.port());
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/self/net", table))) {
                if (line.contains(port) && line.contains(" 0A ")) {
                    return "socket:[" + line.strip().split("\\s+", -1)[9] + "]";
                }
            }
        }
        throw new IllegalStateException("nobody listens at " + listener.port());
    }
}
