package io.jgun.servlet;

import io.jgun.accesslog.Exchange;
import io.jgun.hooks.ResponseView;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Response;

/** The response as hooks see it. */
record JettyResponseView(Response response, Exchange exchange) implements ResponseView {

    @Override
    public int status() {
        return exchange.status();
    }

    @Override
    public long bytesSent() {
        return exchange.responseBytes();
    }

    @Override
    public List<Map.Entry<String, String>> headers() {
        return JettyRequestView.entries(response.getHeaders());
    }
}
