package io.jgun.hooks;

import java.util.List;
import java.util.Map;

/** The response to a request as hooks see it: {@code resp}. Only valid during the hook. */
public interface ResponseView {

    int status();

    /** Bytes of the body sent so far, without framing. */
    long bytesSent();

    /** Header fields in the order sent. */
    List<Map.Entry<String, String>> headers();
}
