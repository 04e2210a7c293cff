package io.jgun.servlet.forwarded;

import io.jgun.proxies.Forwarding;
import java.util.Collection;
import java.util.Set;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.jspecify.annotations.Nullable;

/**
 * The URI that the client has asked for, where a part of its path belongs to the proxy. That part shows wherever the URI
 * does, but not in the canonical path, by which Jetty finds the application and the constraints of its security.
 */
public final class PublicUri implements HttpURI {

    private final HttpURI shown;
    private final HttpURI served;
    private final String prefix;

    private PublicUri(HttpURI shown, HttpURI served, String prefix) {
        this.shown = shown;
        this.served = served;
        this.prefix = prefix;
    }

    /**
     * What the client has asked for.
     *
     * @param received as the proxy has sent it
     * @return a {@code PublicUri} only where there is a prefix
     * @throws HttpException.RuntimeException 500 if the path does not begin with the prefix, as in Gunicorn
     */
    public static HttpURI of(HttpURI received, Forwarding told) {
        HttpURI.Mutable served = HttpURI.build(received);
        Boolean secure = told.secure();
        if (secure != null) {
            served.scheme(secure ? HttpScheme.HTTPS : HttpScheme.HTTP);
        }
        if (told.host() != null || told.port() != 0) {
            String host = told.host() == null ? received.getHost() : told.host();
            served.authority(host, told.port() == 0 ? -1 : told.port());
        }
        String path = received.getPath();
        if (told.prefix().isEmpty() || path == null || path.equals("*")) {
            return served.asImmutable();
        }
        String behind = told.pathBehind(path);
        if (behind == null) {
            throw new HttpException.RuntimeException(
                    HttpStatus.INTERNAL_SERVER_ERROR_500,
                    "The path " + path + " does not begin with the SCRIPT_NAME " + told.prefix() + " of the proxy");
        }
        HttpURI shown = HttpURI.build(served).path(told.publicPath(path)).asImmutable();
        return new PublicUri(shown, served.path(behind).asImmutable(), told.prefix());
    }

    /** Begins with a slash and does not end with one. */
    public String prefix() {
        return prefix;
    }

    /** As the client has written it, in all its parts. */
    public HttpURI shown() {
        return shown;
    }

    /** The path that the applications are found by. */
    public String servedPath() {
        return served.getPath();
    }

    @Override
    public @Nullable String getCanonicalPath() {
        return served.getCanonicalPath();
    }

    @Override
    public @Nullable String getDecodedPath() {
        return served.getDecodedPath();
    }

    @Override
    public Immutable asImmutable() {
        return shown.asImmutable();
    }

    @Override
    public String asString() {
        return shown.asString();
    }

    @Override
    public @Nullable String getAuthority() {
        return shown.getAuthority();
    }

    @Override
    public @Nullable String getFragment() {
        return shown.getFragment();
    }

    @Override
    public @Nullable String getHost() {
        return shown.getHost();
    }

    @Override
    public @Nullable String getParam() {
        return shown.getParam();
    }

    @Override
    public @Nullable String getPath() {
        return shown.getPath();
    }

    @Override
    public @Nullable String getPathQuery() {
        return shown.getPathQuery();
    }

    @Override
    public int getPort() {
        return shown.getPort();
    }

    @Override
    public @Nullable String getQuery() {
        return shown.getQuery();
    }

    @Override
    public @Nullable String getScheme() {
        return shown.getScheme();
    }

    @Override
    public @Nullable String getUser() {
        return shown.getUser();
    }

    @Override
    public boolean hasAuthority() {
        return shown.hasAuthority();
    }

    @Override
    public boolean isAbsolute() {
        return shown.isAbsolute();
    }

    @Override
    public boolean isAmbiguous() {
        return shown.isAmbiguous();
    }

    @Override
    public boolean hasViolations() {
        return shown.hasViolations();
    }

    @Override
    public boolean hasViolation(UriCompliance.Violation violation) {
        return shown.hasViolation(violation);
    }

    @Override
    public Collection<UriCompliance.Violation> getViolations() {
        return hasViolations() ? shown.getViolations() : Set.of();
    }

    @Override
    public String toString() {
        return shown.toString();
    }
}
