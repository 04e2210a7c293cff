package io.jgun.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerClassesTest {

    @Test
    void syncIsOneRequestForEachWorker() {
        WorkerClass sync = of("sync", 1);
        assertThat(sync.name()).isEqualTo("sync");
        assertThat(sync.concurrency(Settings.defaults())).isEqualTo(1);
    }

    @Test
    void threadsTurnSyncIntoGthread() {
        WorkerClass threaded = of("sync", 4);
        assertThat(threaded.name()).isEqualTo("gthread");
        assertThat(threaded.concurrency(Settings.defaults().with(WorkerProcesses.THREADS, 4)))
                .isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gevent", "eventlet", "gaiohttp", "tornado", "asgi"})
    @EnabledForJreRange(min = JRE.JAVA_21)
    void theOthersAreVirtualThreads(String name) throws InterruptedException {
        WorkerClass gevent = of(name, 1);
        assertThat(gevent.name()).isEqualTo("gevent");
        assertThat(gevent.concurrency(Settings.defaults().with(WorkerProcesses.WORKER_CONNECTIONS, 7)))
                .isEqualTo(7);
        Thread thread = gevent.threads("worker-3").newThread(() -> {});
        assertThat(thread.getName()).startsWith("worker-3.");
        assertThat(thread.isDaemon()).isTrue();
        thread.start();
        thread.join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gevent", "eventlet", "gaiohttp", "tornado", "asgi"})
    @EnabledForJreRange(max = JRE.JAVA_20)
    void beforeJava21TheyNameWhatToUseInstead(String name) {
        assertThatThrownBy(() -> of(name, 1))
                .isInstanceOfSatisfying(
                        ExitException.class, exit -> assertThat(exit.code()).isEqualTo(ExitCode.ERROR))
                .hasMessageContaining("Java 21 or later")
                .hasMessageContaining("gthread");
    }

    @Test
    void anyOtherNameIsAClassOfTheUsersOwn() {
        assertThat(of(Own.class.getName(), 1)).isInstanceOf(Own.class);
    }

    @Test
    void whatIsNotOneIsNamedWithItsReason() {
        assertThatThrownBy(() -> of("meinheld", 1))
                .isInstanceOf(ExitException.class)
                .hasMessageStartingWith("worker_class: 'meinheld' cannot be used: there is no such class.");
        assertThatThrownBy(() -> of("java.lang.String", 1)).hasMessageContaining("does not implement");
        assertThatThrownBy(() -> of(Hidden.class.getName(), 1)).hasMessageContaining("constructor without arguments");
        assertThatThrownBy(() -> of(Throwing.class.getName(), 1))
                .hasMessageContaining("its constructor failed")
                .hasMessageContaining("not today");
    }

    private static WorkerClass of(String name, int threads) {
        Settings settings =
                Settings.defaults().with(WorkerProcesses.WORKER_CLASS, name).with(WorkerProcesses.THREADS, threads);
        return WorkerClasses.of(settings);
    }

    /** A worker class of a user. */
    public static class Own implements WorkerClass {

        @Override
        public String name() {
            return "own";
        }

        @Override
        public int concurrency(Settings settings) {
            return 3;
        }

        @Override
        public ThreadFactory threads(String worker) {
            return Thread::new;
        }
    }

    /** Needs a parameter. */
    public static final class Hidden extends Own {
        public Hidden(String ignored) {
            assertThat(ignored).isNull();
        }
    }

    /** Fails. */
    public static final class Throwing extends Own {
        public Throwing() {
            throw new IllegalStateException("not today");
        }
    }
}
