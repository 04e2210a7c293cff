package io.jgun.servlet.forwarded;

import io.jgun.proxies.ForwardedException;
import io.jgun.proxies.ForwardedFields;
import io.jgun.proxies.ForwardedRules;
import io.jgun.proxies.Forwarding;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of the requests of one connection tell of where they come from. One request at a time; nothing is
 * allocated for one that has no such header.
 */
public final class ForwardedHeaders {

    private final ForwardedRules rules;
    private final boolean trusted;
    private final Set<HttpHeader> known;
    private @Nullable ForwardedFields fields;

    /** The rules, and those of their headers that Jetty knows, by which it is quickest to tell all others. */
    public record Watched(ForwardedRules rules, Set<HttpHeader> known) {

        public static Watched by(ForwardedRules rules) {
            Set<HttpHeader> known = EnumSet.noneOf(HttpHeader.class);
            for (String name : rules.telling()) {
                HttpHeader header = HttpHeader.CACHE.get(name);
                if (header != null) {
                    known.add(header);
                }
            }
            return new Watched(rules, known);
        }
    }

    /** @param peer null for a unix socket */
    public ForwardedHeaders(Watched watched, @Nullable InetAddress peer) {
        rules = watched.rules();
        known = watched.known();
        trusted = rules.trusts(peer);
    }

    /** Another request begins. */
    public void reset() {
        fields = null;
    }

    /**
     * One field of its head.
     *
     * @return whether the field is to be passed on
     * @throws HttpException.RuntimeException 400
     */
    public boolean add(HttpField field) {
        HttpHeader header = field.getHeader();
        if (header != null && !(trusted && known.contains(header))) {
            return true;
        }
        return switch (rules.role(field.getName(), trusted)) {
            case PLAIN -> true;
            case DROPPED -> false;
            case REFUSED ->
                throw new HttpException.RuntimeException(
                        HttpStatus.BAD_REQUEST_400, "underscore in the header " + field.getName());
            case TELLING -> tells(field);
        };
    }

    private boolean tells(HttpField field) {
        ForwardedFields telling = fields;
        if (telling == null) {
            telling = rules.fields();
            fields = telling;
        }
        try {
            telling.add(field.getName(), field.getValue());
        } catch (ForwardedException contradiction) {
            throw refused(contradiction);
        }
        return true;
    }

    /**
     * What they tell; the head is complete.
     *
     * @return null if nothing that counts was there
     * @throws HttpException.RuntimeException 400
     */
    public @Nullable Forwarding told() {
        if (fields == null) {
            return null;
        }
        try {
            return fields.resolve();
        } catch (ForwardedException refused) {
            throw refused(refused);
        }
    }

    private static HttpException.RuntimeException refused(ForwardedException why) {
        return new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, why.getMessage(), why);
    }
}
