package io.jgun.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.config.HostObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docs/hooks.md says is so. */
class HookReferenceTest {

    private final FakeLog log = new FakeLog();
    private final FakeServer server = new FakeServer(log);
    private final FakeWorker worker = new FakeWorker(1, log);

    @Test
    void namesEveryHookWithItsArguments() {
        for (HookName hook : HookName.values()) {
            assertThat(HookReference.text()).contains("| `" + hook.setting() + "(" + hook.parameters() + ")` | ");
        }
    }

    @ParameterizedTest
    @EnumSource(HookReference.View.class)
    void everyAttributeIsThere(HookReference.View view) {
        HostObject object = switch (view) {
            case SERVER -> new ServerObject(server, Map.of());
            case WORKER -> new WorkerObject(worker, Map.of());
            case REQUEST -> new RequestObject(new FakeRequest());
            case RESPONSE -> new ResponseObject(new FakeResponse(200));
        };
        assertThat(HookReference.attributes(view)).hasSizeGreaterThan(4);
        HookReference.attributes(view)
                .keySet()
                .forEach(name -> assertThat(object.attribute(name)).as(name).isNotNull());
    }

    @Test
    void theExampleInPythonRuns() {
        ServerHooks hooks = FunctionHooksTest.hooks(HookReference.PYTHON.replace("took > 1", "took < 1"));
        FakeRequest request = new FakeRequest();
        hooks.whenReady(server);
        hooks.preRequest(worker, request);
        hooks.postRequest(worker, request, Map.of(), new FakeResponse(201));
        assertThat(log.lines)
                .containsExactly("info: 2 workers at ['http://127.0.0.1:8000']", "warning: GET /shop: 201 after 0.0 s");
        ServerHooks refusing = FunctionHooksTest.hooks(
                HookReference.PYTHON.replace("\"/admin\"", "\"/shop\"").replace("127.0.0.1", "10.0.0.1"));
        assertThatThrownBy(() -> refusing.preRequest(worker, request))
                .isInstanceOfSatisfying(
                        RequestRefusedException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(403));
    }

    @Test
    void theExampleInJavaCompiles(@TempDir Path directory) throws Exception {
        Path source = Files.writeString(directory.resolve("Hooks.java"), HookReference.JAVA);
        List<String> arguments =
                List.of("-proc:none", "-cp", "target/classes", "-d", directory.toString(), source.toString());
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }
}
