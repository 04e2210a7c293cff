package io.jgun.servlet.app;

import io.jgun.settings.ClassPath;
import java.net.URLClassLoader;

/**
 * Classes of the servlet applications of one generation. Everything but the JDK and the {@link SharedClasses} comes from
 * the application's own class path, so a class path that holds a servlet API of its own does no harm.
 */
final class ApplicationClassLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    /** Marks stack frames of the application: {@link StackTraceElement#getClassLoaderName}. */
    static final String NAME = "application";

    ApplicationClassLoader(ClassPath classPath) {
        super(NAME, classPath.urls(), new SharedClasses(SharedClasses.SERVLET_API));
    }
}
