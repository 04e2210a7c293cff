package io.jgun.servlet.app.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Jetty's scan tells of a class. All names are as it tells them, with dots.
 *
 * @param name of the class
 * @param version of the class file
 * @param access flags of the class file
 * @param superName null for java.lang.Object
 * @param interfaces that it names itself
 * @param annotations of the class itself
 * @param members its annotated methods and fields; those of the same kind and annotation only once, but for the
 *     annotations of servlets
 */
record ScannedClass(
        String name,
        int version,
        int access,
        @Nullable String superName,
        List<String> interfaces,
        List<String> annotations,
        List<Member> members) {

    ScannedClass {
        interfaces = List.copyOf(interfaces);
        annotations = List.copyOf(annotations);
        members = List.copyOf(members);
    }

    /**
     * An annotated method or field.
     *
     * @param type its descriptor
     * @param signature with type variables, null without
     */
    record Member(
            boolean isMethod,
            String annotation,
            String name,
            int access,
            String type,
            @Nullable String signature) {}
}
