package io.jgun.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings of the section SSL. */
public final class Ssl {

    static final Declarations DECLARED = new Declarations(Section.SSL);

    public static final Setting<Optional<Path>> KEYFILE = DECLARED.setting("keyfile", Unset.or(Texts.PATH))
            .flags("--keyfile")
            .metavar("FILE")
            .notYet()
            .doc("The file with the private key")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<Path>> CERTFILE = DECLARED.setting("certfile", Unset.or(Texts.PATH))
            .flags("--certfile")
            .metavar("FILE")
            .notYet()
            .doc("The file with the certificate and its chain")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<String>> SSL_VERSION = DECLARED.setting("ssl_version", new SslVersion())
            .flags("--ssl-version")
            .metavar("SSL_VERSION")
            .notYet()
            .doc("The version of TLS to speak; deprecated in Gunicorn")
            .defaultsTo(Optional.empty());

    /** 0 none, 1 optional, 2 required, as in Python's ssl module. */
    public static final Setting<Integer> CERT_REQS = DECLARED.setting("cert_reqs", Numbers.COUNT)
            .flags("--cert-reqs")
            .metavar("INT")
            .notYet()
            .doc("Whether clients must show a certificate: 0 no, 1 if they have one, 2 yes")
            .defaultsTo(0);

    public static final Setting<Optional<Path>> CA_CERTS = DECLARED.setting("ca_certs", Unset.or(Texts.PATH))
            .flags("--ca-certs")
            .metavar("FILE")
            .notYet()
            .doc("The file with the authorities whose client certificates are believed")
            .defaultsTo(Optional.empty());

    public static final Setting<Boolean> SUPPRESS_RAGGED_EOFS = DECLARED.setting("suppress_ragged_eofs", Flag.TYPE)
            .switches("True", "--suppress-ragged-eofs")
            .withoutEffect("a connection that ends without TLS's farewell never disturbs Jetty")
            .doc("Pass over connections that end without TLS's farewell")
            .defaultsTo(true);

    public static final Setting<Boolean> DO_HANDSHAKE_ON_CONNECT = DECLARED.setting(
                    "do_handshake_on_connect", Flag.TYPE)
            .switches("True", "--do-handshake-on-connect")
            .withoutEffect("Jetty does the TLS handshake when the first bytes arrive, without holding a worker")
            .doc("Do the TLS handshake as soon as a client connects")
            .defaultsTo(false);

    public static final Setting<List<String>> CIPHERS = DECLARED.setting("ciphers", ListOf.of(Texts.TEXT, ":,"))
            .flags("--ciphers")
            .metavar("CIPHERS")
            .notYet()
            .doc("The TLS ciphers to allow, by their OpenSSL or IANA names")
            .defaultsTo(List::of, "Java's own choice");

    private Ssl() {}

    /** Text, or a number of Python's ssl module; TLS, its name for the best there is, is the default. */
    private static final class SslVersion extends ValueType<Optional<String>> {
        @Override
        public String description() {
            return "str";
        }

        @Override
        public Optional<String> fromText(String text) {
            String version = text.strip();
            return version.isEmpty() || version.equals("TLS") ? Optional.empty() : Optional.of(version);
        }

        @Override
        public Optional<String> fromValue(@Nullable Object value) {
            return value == null ? Optional.empty() : fromText(value.toString());
        }
    }
}
