package io.jgun.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * A certificate that a proxy shows to a test, which believes any.
 *
 * @param chain PEM
 * @param key PEM
 * @param both in one file, the way HAProxy reads them
 */
record Certificate(Path chain, Path key, Path both) {

    /** The address of whoever asks. */
    static final String CLIENT = "127.0.0.5";

    static Certificate make(Path directory) {
        Path openssl = Installed.apt("openssl");
        Certificate made = new Certificate(
                directory.resolve("shop.pem"), directory.resolve("shop.key"), directory.resolve("both.pem"));
        try {
            Process process = new ProcessBuilder(
                            openssl.toString(),
                            "req",
                            "-x509",
                            "-newkey",
                            "rsa:2048",
                            "-nodes",
                            "-days",
                            "2",
                            "-subj",
                            "/CN=public.example",
                            "-keyout",
                            made.key().toString(),
                            "-out",
                            made.chain().toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(said);
            }
            Files.writeString(made.both(), Files.readString(made.chain()) + Files.readString(made.key()));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@link Http#raw}, over TLS, from {@link #CLIENT}. */
    static String raw(URI server, String text) {
        try (Socket plain = Proxy.connect(CLIENT, server);
                SSLSocket socket = (SSLSocket)
                        trusting().getSocketFactory().createSocket(plain, server.getHost(), server.getPort(), true)) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trust()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Trust implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
