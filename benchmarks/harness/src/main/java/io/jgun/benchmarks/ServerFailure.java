package io.jgun.benchmarks;

import java.io.IOException;

/** A server does not serve. */
final class ServerFailure extends IOException {
    private static final long serialVersionUID = 1;

    ServerFailure(String message) {
        super(message);
    }
}
