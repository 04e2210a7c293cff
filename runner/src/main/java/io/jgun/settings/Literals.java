package io.jgun.settings;

import java.util.List;

/** Arguments of a factory call in an APP. */
final class Literals {

    private Literals() {}

    /** Literals divided by commas. */
    static List<Object> list(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        throw new IllegalArgumentException("must not have arguments yet");
    }
}
