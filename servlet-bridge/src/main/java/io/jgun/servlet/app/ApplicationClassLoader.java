package io.jgun.servlet.app;

import io.jgun.settings.ClassPath;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.security.PermissionCollection;
import java.security.Permissions;

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

    /**
     * None: nobody asks what the classes may do, since there is no security manager. Java's own would tell that they may read
     * their files, for which it reads the security properties (decision 25).
     */
    @Override
    protected PermissionCollection getPermissions(CodeSource source) {
        return new Permissions();
    }
}
