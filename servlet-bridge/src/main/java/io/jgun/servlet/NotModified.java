package io.jgun.servlet;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.jspecify.annotations.Nullable;

/** Jetty tells a length of 0 for a 304, which would be that of the representation (RFC 9110 section 8.6). */
final class NotModified {

    private NotModified() {}

    /** The head of a response as it is to be sent; null for none. */
    static MetaData.@Nullable Response withoutLength(MetaData.@Nullable Response response) {
        if (response == null
                || response.getStatus() != HttpStatus.NOT_MODIFIED_304
                || response.getHttpFields().getLongField(HttpHeader.CONTENT_LENGTH) != 0) {
            return response;
        }
        HttpFields fields = HttpFields.build(response.getHttpFields()).remove(HttpHeader.CONTENT_LENGTH);
        return new MetaData.Response(response.getStatus(), null, response.getHttpVersion(), fields);
    }
}
