package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.jgun.acceptance.apps.TellsOrigin;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** docs/deploy/kubernetes.md and etc/kubernetes: put together by kubectl, checked against Kubernetes' own schema, and run. */
@BesideOthers
class KubernetesGuideIT {

    @TempDir
    Path directory;

    /** By their kind. */
    private static JsonObject parsed(String yaml) {
        JsonObject documents = new JsonObject();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
            JsonObject json = new Gson().toJsonTree(document).getAsJsonObject();
            documents.add(json.get("kind").getAsString(), json);
        }
        return documents;
    }

    private static void validate(JsonObject documents) {
        assertThat(documents.keySet())
                .isEqualTo(Set.of("Deployment", "Service", "PodDisruptionBudget", "HorizontalPodAutoscaler"));
        validate("V1Deployment", documents.get("Deployment"));
        validate("V1Service", documents.get("Service"));
        validate("V1PodDisruptionBudget", documents.get("PodDisruptionBudget"));
        validate("V2HorizontalPodAutoscaler", documents.get("HorizontalPodAutoscaler"));
    }

    /** Not compiled against: the compiler would want to see all that the schema's classes are annotated with. */
    private static void validate(String kind, JsonElement json) {
        try {
            Class.forName("io.kubernetes.client.openapi.models." + kind)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, json);
        } catch (InvocationTargetException e) {
            throw new AssertionError(String.valueOf(e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonElement at(JsonElement json, String path) {
        JsonElement found = json;
        for (String step : path.split("/", -1)) {
            found = found.isJsonArray()
                    ? found.getAsJsonArray().get(Integer.parseInt(step))
                    : found.getAsJsonObject().get(step);
            assertThat(found).as(path).isNotNull();
        }
        return found;
    }

    private static int number(JsonElement json, String path) {
        return at(json, path).getAsInt();
    }

    private static String text(JsonElement json, String path) {
        return at(json, path).getAsString();
    }

    @Test
    void isFollowed() throws Exception {
        Guide guide = Guide.of("kubernetes.md");
        Kubectl kubectl = Kubectl.get();
        Kubectl.must(
                directory, "cp", "-R", Checkout.root().resolve("etc/kubernetes").toString(), "kubernetes");
        Files.writeString(Files.createDirectory(directory.resolve("shop")).resolve("kustomization.yaml"), guide.next());
        String command = guide.next("apply -k", "kustomize"); // all but the sending
        guide.assertAllTaken();
        String path = "PATH=" + kubectl.directory() + ":$PATH; ";
        JsonObject shop = parsed(Kubectl.must(directory, "sh", "-ec", path + command));

        validate(shop);
        JsonElement deployment = shop.get("Deployment");
        assertThat(text(deployment, "metadata/name")).isEqualTo("shop-jgun");
        assertThat(text(deployment, "spec/template/spec/containers/0/image"))
                .isEqualTo("registry.example.com/shop:1.4");
        JsonElement labels = at(deployment, "spec/template/metadata/labels");
        assertThat(labels.getAsJsonObject().keySet()).contains("app.kubernetes.io/name", "app.kubernetes.io/instance");
        assertThat(at(deployment, "spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(at(shop.get("Service"), "spec/selector")).isEqualTo(labels);
        assertThat(at(shop.get("PodDisruptionBudget"), "spec/selector/matchLabels"))
                .isEqualTo(labels);
        assertThat(at(deployment, "spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels"))
                .isEqualTo(labels);
        assertThat(text(shop.get("HorizontalPodAutoscaler"), "spec/scaleTargetRef/name"))
                .isEqualTo("shop-jgun");
        assertIsHardened(at(deployment, "spec/template/spec"));
        assertRuns(at(deployment, "spec/template/spec"));
    }

    private static void assertIsHardened(JsonElement pod) {
        assertThat(at(pod, "securityContext/runAsNonRoot").getAsBoolean()).isTrue();
        assertThat(at(pod, "automountServiceAccountToken").getAsBoolean()).isFalse();
        JsonElement container = at(pod, "containers/0/securityContext");
        assertThat(at(container, "readOnlyRootFilesystem").getAsBoolean()).isTrue();
        assertThat(at(container, "allowPrivilegeEscalation").getAsBoolean()).isFalse();
        assertThat(text(container, "capabilities/drop/0")).isEqualTo("ALL");
        assertThat(text(pod, "containers/0/volumeMounts/0/mountPath")).isEqualTo("/tmp");
        assertThat(text(pod, "containers/0/volumeMounts/0/name")).isEqualTo(text(pod, "volumes/0/name"));
    }

    private static <T> T needed(Map<String, T> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /** With the environment and the probes of the manifest; only ports are others, and the drain ends when it was seen. */
    private static void assertRuns(JsonElement pod) {
        Map<String, String> environment = new HashMap<>();
        at(pod, "containers/0/env")
                .getAsJsonArray()
                .forEach(it -> environment.put(text(it, "name"), text(it, "value")));
        Map<String, Integer> ports = new HashMap<>();
        at(pod, "containers/0/ports")
                .getAsJsonArray()
                .forEach(it -> ports.put(text(it, "name"), number(it, "containerPort")));
        assertThat(ports.get("http")).hasToString(environment.get("PORT"));
        assertThat(environment.get("WEB_CONCURRENCY")).isEqualTo("8");
        Map<String, Integer> seconds = new HashMap<>();
        for (String option : needed(environment, "JGUN_CMD_ARGS").split(" ", -1)) {
            String[] parts = option.split("=", 2);
            if (parts[1].matches("\\d+")) {
                seconds.put(parts[0], Integer.parseInt(parts[1]));
            }
        }
        assertThat(number(pod, "terminationGracePeriodSeconds"))
                .isGreaterThan(needed(seconds, "--drain-delay") + needed(seconds, "--graceful-timeout"));
        assertThat(seconds.get("--drain-delay"))
                .isGreaterThan(number(pod, "containers/0/readinessProbe/periodSeconds")
                        * number(pod, "containers/0/readinessProbe/failureThreshold"));

        int health = Http.freePort();
        String arguments = Guide.replaced(
                needed(environment, "JGUN_CMD_ARGS"),
                "0.0.0.0:" + ports.get(text(pod, "containers/0/livenessProbe/httpGet/port")),
                "127.0.0.1:" + health,
                "--drain-delay=10",
                "--drain-delay=600");
        Jgun jgun = Jgun.command(
                        TellsOrigin.class.getName(),
                        "--classpath",
                        Checkout.testClasses().toString())
                .env("PORT", Integer.toString(Http.freePort()))
                .env("WEB_CONCURRENCY", needed(environment, "WEB_CONCURRENCY"))
                .env("JGUN_CMD_ARGS", arguments);
        URI probed = URI.create("http://127.0.0.1:" + health);
        try (JgunProcess server = jgun.start()) {
            String ready = text(pod, "containers/0/readinessProbe/httpGet/path");
            String live = text(pod, "containers/0/livenessProbe/httpGet/path");
            URI main = server.awaitListening();
            await().ignoreExceptions()
                    .until(() -> Http.get(probed, text(pod, "containers/0/startupProbe/httpGet/path"))
                                    .statusCode()
                            == 200);
            assertThat(Http.get(probed, ready).statusCode()).isEqualTo(200);
            server.awaitBooted(8);
            server.signal("TERM");
            await().until(() -> Http.get(probed, ready).statusCode() == 503);
            assertThat(Http.get(probed, live).statusCode()).isEqualTo(200);
            assertThat(Http.get(main, "/").statusCode()).isEqualTo(200);
            server.signal("TERM");
            assertThat(server.awaitExit(Duration.ofSeconds(30)).exit()).isZero();
        }
    }

    @Test
    void whatKubernetesDoesNotKnowIsFound() throws Exception {
        String yaml = Files.readString(Checkout.root().resolve("etc/kubernetes/deployment.yaml"));
        JsonElement misspelled = parsed(yaml.replace("readOnlyRootFilesystem", "readOnlyRootFileSystem"))
                .get("Deployment");
        assertThatThrownBy(() -> validate("V1Deployment", misspelled)).hasMessageContaining("readOnlyRootFileSystem");
    }
}
