package io.jgun.servlet.start;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The annotations of a class as its class file has them. Who asks Java for one has it make classes at run time for all
 * annotations of that class. Known are classes of an application whose class files lie in a directory.
 */
public final class FileAnnotations {

    private static final ClassValue<Optional<FileAnnotations>> OF_CLASS = new ClassValue<>() {
        @Override
        protected Optional<FileAnnotations> computeValue(Class<?> type) {
            return Optional.ofNullable(fileOf(type)).map(FileAnnotations::read);
        }
    };

    private final Map<String, Map<String, Object>> elements;

    private FileAnnotations(Map<String, Map<String, Object>> elements) {
        this.elements = elements;
    }

    /** Those that the class itself has, without inherited ones, or nothing if that cannot be told without asking Java. */
    public static Optional<FileAnnotations> of(Class<?> type) {
        return OF_CLASS.get(type);
    }

    /**
     * What {@link Class#getAnnotation} gives, which is only asked if the class or a superclass may have it.
     *
     * @return null if there is none
     */
    public static <A extends Annotation> @Nullable A find(Class<?> type, Class<A> annotation) {
        for (Class<?> at = type; at != null && !isOfServletApi(at); at = at.getSuperclass()) {
            Optional<FileAnnotations> known = of(at);
            if (known.isEmpty() || known.get().elements(annotation) != null) {
                return type.getAnnotation(annotation);
            }
        }
        return null;
    }

    /** As HttpServlet, or Object: these have no annotations that anybody asks for. */
    private static boolean isOfServletApi(Class<?> type) {
        return type == Object.class || type.getName().startsWith("jakarta.servlet.");
    }

    /**
     * What stands in the annotation, by the names of its elements: strings, boxed numbers and booleans, lists, and maps for
     * annotations. What has its default value is not there.
     *
     * @return null if the class has no such annotation
     */
    public @Nullable Map<String, Object> elements(Class<? extends Annotation> annotation) {
        return elements.get(Type.getDescriptor(annotation));
    }

    /** Only of a directory: a jar would have to be opened once more. */
    private static @Nullable Path fileOf(Class<?> type) {
        if (!(type.getClassLoader() instanceof URLClassLoader loader)) {
            return null;
        }
        URL url = loader.findResource(type.getName().replace('.', '/') + ".class");
        try {
            return url == null || !url.getProtocol().equals("file") ? null : Path.of(url.toURI());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable FileAnnotations read(Path file) {
        Map<String, Map<String, Object>> found = new HashMap<>();
        try {
            new ClassReader(Files.readAllBytes(file))
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                                    return new Elements(
                                            found.computeIfAbsent(descriptor, any -> new LinkedHashMap<>()));
                                }
                            },
                            ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // Gone, of a Java that is too new for ASM, or just being written anew.
            return null;
        }
        return new FileAnnotations(found);
    }

    private static final class Elements extends AnnotationVisitor {

        private final Map<String, Object> values;

        Elements(Map<String, Object> values) {
            super(Opcodes.ASM9);
            this.values = values;
        }

        @Override
        public void visit(String name, Object value) {
            values.put(name, value);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String name, String descriptor) {
            Map<String, Object> inner = new LinkedHashMap<>();
            values.put(name, inner);
            return new Elements(inner);
        }

        @Override
        public AnnotationVisitor visitArray(String name) {
            List<Object> list = new ArrayList<>();
            values.put(name, list);
            return new Items(list);
        }
    }

    private static final class Items extends AnnotationVisitor {

        private final List<Object> values;

        Items(List<Object> values) {
            super(Opcodes.ASM9);
            this.values = values;
        }

        @Override
        public void visit(@Nullable String name, Object value) {
            values.add(value);
        }

        @Override
        public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
            Map<String, Object> inner = new LinkedHashMap<>();
            values.add(inner);
            return new Elements(inner);
        }
    }
}
