package io.jgun.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One application. */
final class AppType extends ValueType<AppReference> {

    @Override
    public String description() {
        return "application";
    }

    @Override
    public AppReference fromText(String text) {
        return AppReference.parse(text);
    }

    @Override
    public AppReference fromValue(@Nullable Object value) {
        return AppReference.parse(Texts.TEXT.fromValue(value));
    }

    @Override
    AppReference relativeTo(AppReference value, Path directory) {
        return value instanceof AppReference.Webapp webapp
                ? new AppReference.Webapp(webapp.text(), webapp.contextPath(), directory.resolve(webapp.path()))
                : value;
    }
}
