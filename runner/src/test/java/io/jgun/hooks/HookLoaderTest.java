package io.jgun.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.HookSettings;
import io.jgun.settings.Settings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes named by the setting {@code hooks}; see also FunctionHooksTest. */
class HookLoaderTest {

    private final FakeLog log = new FakeLog();
    private final FakeServer server = new FakeServer(log);

    /** Fails in the ways that code of the operator's may. */
    public static final class Failing implements ServerHooks {
        @Override
        public void onStarting(ServerView server) {
            server.log().info("starting");
        }

        @Override
        public void whenReady(ServerView server) {
            throw new IllegalStateException("not today");
        }

        @Override
        public void onReload(ServerView server) {
            throw new NoClassDefFoundError("com/acme/Gone");
        }
    }

    /** No hooks at all. */
    public static final class Unrelated {}

    /** Cannot be made. */
    public abstract static class Incomplete implements ServerHooks {}

    /** Fails while it is made. */
    public static final class Unlucky implements ServerHooks {
        public Unlucky() {
            throw new IllegalStateException("no database");
        }
    }

    /** Has no constructor for jgun. */
    public static final class Demanding implements ServerHooks {
        private final String name;

        public Demanding(String name) {
            this.name = name;
        }

        @Override
        public void onStarting(ServerView server) {
            server.log().info(name);
        }
    }

    @Test
    void withoutAnyHookNothingIsCalled() {
        assertThat(HookLoader.load(Settings.defaults())).isSameAs(ServerHooks.NONE);
    }

    @Test
    void aClassIsCalled() {
        load(Failing.class.getName()).onStarting(server);
        assertThat(log.lines).containsExactly("info: starting");
    }

    @Test
    void whatAClassThrowsNamesTheHookAndTheClass() {
        ServerHooks hooks = load(Failing.class.getName());
        assertThatThrownBy(() -> hooks.whenReady(server))
                .isInstanceOfSatisfying(
                        HookException.class,
                        failure -> assertThat(failure.hook()).isEqualTo(HookName.WHEN_READY))
                .hasMessage("The hook when_ready of io.jgun.hooks.HookLoaderTest$Failing failed:"
                        + " java.lang.IllegalStateException: not today");
        assertThatThrownBy(() -> hooks.onReload(server))
                .isInstanceOf(HookException.class)
                .hasMessageContaining("The hook on_reload of")
                .hasMessageContaining("com/acme/Gone");
    }

    @Test
    void aClassThatDoesNotExistIsToldWithTheClassPath() {
        assertThatThrownBy(() -> load("com.acme.Nix"))
                .isInstanceOfSatisfying(
                        ExitException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ExitCode.ERROR))
                .hasMessageStartingWith("hooks: 'com.acme.Nix' cannot be used: there is no such class.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unrelated: does not implement io.jgun.hooks.ServerHooks",
                "Incomplete: it must be a public class with a public constructor without arguments",
                "Unlucky: failed: java.lang.IllegalStateException: no database",
                "Demanding: it must be a public class with a public constructor without arguments"
            })
    void aClassThatCannotServeIsToldWithTheReason(String line) {
        String[] words = line.split(": ", 2);
        String name = HookLoaderTest.class.getName() + "$" + words[0];
        assertThatThrownBy(() -> load(name))
                .isInstanceOf(ExitException.class)
                .hasMessageStartingWith("hooks: ")
                .hasMessageContaining(name)
                .hasMessageEndingWith(words[1]);
    }

    private static ServerHooks load(String className) {
        return HookLoader.load(Settings.defaults().with(HookSettings.HOOKS, Optional.of(className)));
    }
}
