package io.jgun.servlet.app.scan;

import io.jgun.servlet.app.scan.ScannedClass.Member;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.annotations.AnnotationParser.ClassInfo;
import org.eclipse.jetty.annotations.AnnotationParser.FieldInfo;
import org.eclipse.jetty.annotations.AnnotationParser.Handler;
import org.eclipse.jetty.annotations.AnnotationParser.MethodInfo;
import org.eclipse.jetty.util.resource.Resource;

/** Tells Jetty's handlers what a scan would tell them, in the same order. */
final class ScanReplay {

    private static final String[] NONE = {};

    private final Handler[] handlers;
    private final Supplier<Resource> place;

    /** @param place what the classes lie in; asked for by few, since to open a jar takes a while */
    ScanReplay(Set<? extends Handler> handlers, Supplier<Resource> place) {
        this.handlers = handlers.toArray(Handler[]::new);
        this.place = place;
    }

    void tell(ScannedClass type) {
        ClassInfo info = new PlacedClass(type);
        for (Handler handler : handlers) {
            handler.handle(info);
        }
        for (String annotation : type.annotations()) {
            for (Handler handler : handlers) {
                handler.handle(info, annotation);
            }
        }
        for (Member member : type.members()) {
            tell(info, member);
        }
    }

    private void tell(ClassInfo type, Member member) {
        if (member.isMethod()) {
            MethodInfo method =
                    new MethodInfo(type, member.name(), member.access(), member.type(), member.signature(), NONE);
            for (Handler handler : handlers) {
                handler.handle(method, member.annotation());
            }
        } else {
            FieldInfo field =
                    new FieldInfo(type, member.name(), member.access(), member.type(), member.signature(), null);
            for (Handler handler : handlers) {
                handler.handle(field, member.annotation());
            }
        }
    }

    private final class PlacedClass extends ClassInfo {

        PlacedClass(ScannedClass type) {
            super(
                    null,
                    type.name(),
                    type.version(),
                    type.access(),
                    null,
                    type.superName(),
                    type.interfaces().isEmpty() ? NONE : type.interfaces().toArray(String[]::new));
        }

        @Override
        public Resource getContainingResource() {
            return place.get();
        }
    }
}
