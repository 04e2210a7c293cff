package io.jgun.servlet.app;

import io.jgun.posix.ExitException;
import io.jgun.settings.AppReference;
import io.jgun.settings.ClassPath;
import java.util.List;

/** Finds the class that an APP names. */
final class ApplicationClass {

    private final AppReference.ServletClass app;
    private final ClassPath classPath;
    private final ClassLoader loader;

    ApplicationClass(AppReference.ServletClass app, ClassPath classPath, ClassLoader loader) {
        this.app = app;
        this.classPath = classPath;
        this.loader = loader;
    }

    /** Loads the class and runs its static initializer. */
    Class<?> load() {
        try {
            return Class.forName(app.className(), true, loader);
        } catch (ClassNotFoundException e) {
            throw notFound(app.className(), e);
        } catch (UnsupportedClassVersionError e) {
            throw LoadFailure.because(app, ClassVersion.message(app.className(), e), e);
        } catch (NoClassDefFoundError e) {
            throw missingPart(e);
        } catch (ExceptionInInitializerError e) {
            throw LoadFailure.threw(app, "the static initializer of " + app.className(), e);
        } catch (LinkageError e) {
            throw LoadFailure.threw(app, "linking the class " + app.className(), e);
        }
    }

    private ExitException notFound(String name, ClassNotFoundException cause) {
        String wsgi = looksLikePython(name)
                ? "\nThis looks like the WSGI application of a Python project. jgun runs Java servlets: name a servlet"
                        + " class (com.acme.App:servlet) or a WAR file (shop.war)."
                : "";
        String nearest = NearestNames.question(ClassNames.nearest(name, ClassNames.in(classPath)));
        return LoadFailure.because(
                app, "there is no class " + name + "." + wsgi + nearest + "\n" + classPath.describe(), cause);
    }

    private static boolean looksLikePython(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return List.of("wsgi", "asgi").contains(last) || name.endsWith(".py");
    }

    private ExitException missingPart(NoClassDefFoundError error) {
        String missing = String.valueOf(error.getMessage()).replace('/', '.');
        if (missing.contains("wrong name")) {
            return LoadFailure.because(
                    app, "the file of " + app.className() + " holds another class: " + missing, error);
        }
        String remedy = missing.startsWith("javax.servlet.")
                ? "\nIt was written for javax.servlet. jgun needs the Jakarta API (jakarta.servlet 6.0):"
                        + " migrate the sources, or convert the classes with the Eclipse Transformer."
                : "";
        return LoadFailure.because(
                app,
                app.className() + " needs the class " + missing + ", which is not there." + remedy + "\n"
                        + CauseText.of(error) + "\n" + classPath.describe(),
                error);
    }
}
