package io.jgun.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The name of a logger class. The names that Gunicorn gives its own mean the built-in one. */
final class LoggerClassType extends ValueType<Optional<String>> {

    @Override
    public String description() {
        return "class";
    }

    @Override
    public Optional<String> fromText(String text) {
        String name = text.strip();
        return switch (name) {
            case "", "simple", "gunicorn.glogging.Logger" -> Optional.empty();
            case "gunicorn.instrument.statsd.Statsd" ->
                throw new IllegalArgumentException(
                        "is Gunicorn's statsd logger, which is not available yet; leave it out");
            default -> {
                if (name.startsWith("gunicorn.")) {
                    throw new IllegalArgumentException("must be a Java class, not " + Shown.quoted(name)
                            + " of Gunicorn; leave it out for the built-in logger");
                }
                yield Optional.of(name);
            }
        };
    }

    @Override
    public Optional<String> fromValue(@Nullable Object value) {
        return value == null ? Optional.empty() : fromText(Texts.TEXT.fromValue(value));
    }
}
