package io.jgun.acceptance.apps;

import jakarta.servlet.http.HttpServlet;
import java.util.concurrent.CountDownLatch;

/** An application that never becomes ready. */
public final class HangingInit extends HttpServlet {

    @Override
    public void init() {
        System.err.println("init hangs");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
