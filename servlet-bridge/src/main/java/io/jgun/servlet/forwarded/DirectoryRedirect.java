package io.jgun.servlet.forwarded;

import io.jgun.proxies.Forwarding;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Jetty adds a slash to the path of a directory without what belongs to the proxy. */
public final class DirectoryRedirect {

    private DirectoryRedirect() {}

    /**
     * Leads to where the client sees the directory.
     *
     * @param headers of the response
     * @param told by the proxy, with a prefix
     * @param requested the path of the request as it was received
     */
    public static void leadBehindProxy(HttpFields.Mutable headers, Forwarding told, String requested) {
        String location = headers.get(HttpHeader.LOCATION);
        if (location == null) {
            return;
        }
        String path = told.pathBehind(requested);
        if (path != null && (location.equals(path + '/') || location.startsWith(path + "/?"))) {
            headers.put(HttpHeader.LOCATION, told.prefix() + location);
        }
    }
}
