package io.jgun.servlet.app;

import io.jgun.servlet.start.FileAnnotations;
import jakarta.servlet.annotation.WebInitParam;
import jakarta.servlet.annotation.WebServlet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @WebServlet} says of a class, from its class file where that can be read, else as Java tells.
 *
 * @param name empty if it says none, as the other texts
 * @param loadOnStartup negative if it says none
 * @param initParams names and values
 */
record ServletAnnotation(
        String name,
        List<String> value,
        List<String> urlPatterns,
        int loadOnStartup,
        boolean asyncSupported,
        String displayName,
        Map<String, String> initParams) {

    /** That of a class; null if it has none. */
    static @Nullable ServletAnnotation of(Class<?> type) {
        Optional<FileAnnotations> file = FileAnnotations.of(type);
        if (file.isPresent()) {
            Map<String, Object> elements = file.get().elements(WebServlet.class);
            return elements == null ? null : of(elements);
        }
        WebServlet annotation = type.getAnnotation(WebServlet.class);
        return annotation == null ? null : of(annotation);
    }

    private static ServletAnnotation of(WebServlet annotation) {
        return new ServletAnnotation(
                annotation.name(),
                List.of(annotation.value()),
                List.of(annotation.urlPatterns()),
                annotation.loadOnStartup(),
                annotation.asyncSupported(),
                annotation.displayName(),
                parameters(annotation.initParams()));
    }

    /** Names and values, in their order. */
    static Map<String, String> parameters(WebInitParam[] parameters) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (WebInitParam parameter : parameters) {
            byName.put(parameter.name(), parameter.value());
        }
        return byName;
    }

    private static ServletAnnotation of(Map<String, Object> elements) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Object parameter : (List<?>) elements.getOrDefault("initParams", List.of())) {
            Map<?, ?> pair = (Map<?, ?>) parameter;
            parameters.put(String.valueOf(pair.get("name")), String.valueOf(pair.get("value")));
        }
        return new ServletAnnotation(
                (String) elements.getOrDefault("name", ""),
                texts(elements, "value"),
                texts(elements, "urlPatterns"),
                (int) elements.getOrDefault("loadOnStartup", -1),
                (boolean) elements.getOrDefault("asyncSupported", false),
                (String) elements.getOrDefault("displayName", ""),
                parameters);
    }

    private static List<String> texts(Map<String, Object> elements, String name) {
        return ((List<?>) elements.getOrDefault(name, List.of()))
                .stream().map(String.class::cast).toList();
    }
}
