package io.jgun.servlet.app.scan;

import io.jgun.servlet.app.scan.ScannedClass.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.annotations.AnnotationParser;
import org.eclipse.jetty.annotations.AnnotationParser.ClassInfo;
import org.eclipse.jetty.annotations.AnnotationParser.FieldInfo;
import org.eclipse.jetty.annotations.AnnotationParser.MethodInfo;
import org.jspecify.annotations.Nullable;

/** Listens to a scan of one jar or directory, which is told to it by one thread, class by class. */
final class ScanRecorder implements AnnotationParser.Handler {

    /** A wrong place for one of these is told to the operator, member by member. */
    private static final String OF_SERVLETS = "jakarta.servlet.";

    private final List<ScannedClass> classes = new ArrayList<>();
    private final List<String> annotations = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable ClassInfo current;

    /** In the order of the scan. */
    List<ScannedClass> classes() {
        finish();
        return List.copyOf(classes);
    }

    @Override
    public void handle(ClassInfo type) {
        finish();
        current = type;
    }

    @Override
    public void handle(ClassInfo type, String annotation) {
        annotations.add(annotation);
    }

    @Override
    public void handle(MethodInfo method, String annotation) {
        // Otherwise Jetty's handlers want to know the class alone.
        if (annotation.startsWith(OF_SERVLETS) || seen.add("method " + annotation)) {
            members.add(new Member(
                    true,
                    annotation,
                    method.getMethodName(),
                    method.getAccess(),
                    method.getDesc(),
                    method.getSignature()));
        }
    }

    @Override
    public void handle(FieldInfo field, String annotation) {
        if (annotation.startsWith(OF_SERVLETS) || seen.add("field " + annotation)) {
            members.add(new Member(
                    false,
                    annotation,
                    field.getFieldName(),
                    field.getAccess(),
                    field.getFieldType(),
                    field.getSignature()));
        }
    }

    @Override
    public void handle(MethodInfo method) {}

    @Override
    public void handle(FieldInfo field) {}

    private void finish() {
        ClassInfo type = current;
        if (type != null) {
            classes.add(new ScannedClass(
                    type.getClassName(),
                    type.getVersion(),
                    type.getAccess(),
                    type.getSuperName(),
                    Arrays.asList(type.getInterfaces()),
                    annotations,
                    members));
        }
        current = null;
        annotations.clear();
        members.clear();
        seen.clear();
    }
}
