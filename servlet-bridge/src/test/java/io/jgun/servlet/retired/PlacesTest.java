package io.jgun.servlet.retired;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What holds a generation is named, in words that lead to the place. */
final class PlacesTest {

    /** Leaks in many ways. Loaded by a loader of its own, as a class of an application is. */
    public static final class Leaky implements Runnable, AutoCloseable {

        public static final class OwnProvider extends Provider {
            public OwnProvider() {
                super("leaky", "1", "for a test");
            }
        }

        private final CountDownLatch end = new CountDownLatch(1);
        private final Thread hook = new Thread(() -> {}, "farewell");
        private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "worker"));
        private final Timer timer = new Timer("clock");

        /** For reflection. */
        public Leaky() {}

        @Override
        public void run() {
            Thread thread = new Thread(this::poll, "poller");
            thread.setContextClassLoader(null);
            thread.start();
            executor.execute(() -> {});
            Runtime.getRuntime().addShutdownHook(hook);
            Security.addProvider(new OwnProvider());
        }

        private void poll() {
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            end.countDown();
            executor.shutdown();
            timer.cancel();
            Runtime.getRuntime().removeShutdownHook(hook);
            Security.removeProvider("leaky");
        }
    }

    private static final class Application extends ClassLoader {

        Application() {
            super(PlacesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Leaky.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void everyKindOfHolder() throws Exception {
        ClassLoader application = new Application();
        LoaderFamily family = new LoaderFamily();
        family.add(application);
        assertThat(Places.find(family)).isEmpty();
        Thread.currentThread().setContextClassLoader(application);
        Object leaky = application
                .loadClass(Leaky.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        try (AutoCloseable end = (AutoCloseable) leaky) {
            ((Runnable) end).run();
            Thread.currentThread().setContextClassLoader(PlacesTest.class.getClassLoader());
            List<String> found = Places.find(family);
            assertThat(found)
                    .anyMatch(line -> line.startsWith("thread \"poller\" (runs a " + Leaky.class.getName())
                            && line.contains("WAITING at ")
                            && line.contains("in " + Leaky.class.getName() + ".poll(PlacesTest.java:"))
                    .anyMatch(line -> line.startsWith("thread \"worker\" (of an executor that was not shut down), "))
                    .anyMatch(line -> line.startsWith("thread \"clock\" (a java.util.Timer that was not cancelled), "))
                    .anyMatch(line -> line.startsWith("shutdown hook \"farewell\" (" + Leaky.class.getName()))
                    .anyMatch(line -> line.startsWith("security provider leaky: "))
                    .hasSize(5);
        } finally {
            Thread.currentThread().setContextClassLoader(PlacesTest.class.getClassLoader());
        }
    }

    @Test
    void aFamilyOwnsWhatItsLoadersAndTheirChildrenDefine() throws Exception {
        ClassLoader application = new Application();
        LoaderFamily family = new LoaderFamily();
        family.add(application);
        family.add(application);
        Class<?> leaky = application.loadClass(Leaky.class.getName());
        assertThat(family.reachable()).isEqualTo(1);
        assertThat(family.owns(leaky)).isTrue();
        assertThat(family.owns(java.lang.reflect.Array.newInstance(leaky, 0))).isTrue();
        assertThat(family.has(new ClassLoader(application) {})).isTrue();
        assertThat(family.owns(Leaky.class)).isFalse();
        assertThat(family.owns("text")).isFalse();
        assertThat(family.has(null)).isFalse();
    }

    @Test
    void aWitnessGoesWithTheNextCollectionThatUnloadsClasses() {
        Witness witness = new Witness();
        assertThat(witness.isGone()).isFalse();
        System.gc();
        assertThat(witness.isGone()).isTrue();
    }

    @Test
    void collectionsAreNotAskedForInARow() {
        int[] runs = {0};
        AskedCollections collections = new AskedCollections(Duration.ofHours(1)) {
            @Override
            void run() {
                runs[0]++;
            }
        };
        collections.ask();
        collections.ask();
        assertThat(runs[0]).isEqualTo(1);
    }
}
