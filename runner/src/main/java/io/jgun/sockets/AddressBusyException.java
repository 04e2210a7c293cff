package io.jgun.sockets;

import java.io.IOException;

/** The address may become free: trying again makes sense. The message is Gunicorn's name for the case. */
final class AddressBusyException extends IOException {

    AddressBusyException(String message, Throwable cause) {
        super(message, cause);
    }
}
