package io.jgun.servlet.app;

import jakarta.servlet.MultipartConfigElement;
import java.nio.file.Path;

/** Where the parts of multipart requests are kept. */
final class Uploads {

    private Uploads() {}

    /** The same element; without a location of its own it gets the given one. */
    static MultipartConfigElement in(Path directory, MultipartConfigElement element) {
        return element.getLocation().isBlank()
                ? new MultipartConfigElement(
                        directory.toString(),
                        element.getMaxFileSize(),
                        element.getMaxRequestSize(),
                        element.getFileSizeThreshold())
                : element;
    }
}
