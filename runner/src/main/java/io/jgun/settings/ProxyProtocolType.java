package io.jgun.settings;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A version of the PROXY protocol; older config files say True for any and False for none. */
final class ProxyProtocolType extends ValueType<String> {

    @Override
    public String description() {
        return "off | v1 | v2 | auto";
    }

    @Override
    public String fromText(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> "auto";
            case "false" -> "off";
            default -> Texts.oneOf(text.strip(), List.of("off", "v1", "v2", "auto"));
        };
    }

    @Override
    public String fromValue(@Nullable Object value) {
        if (value == null) {
            return "off";
        }
        return fromText(value instanceof Boolean flag ? flag.toString() : Texts.TEXT.fromValue(value));
    }
}
