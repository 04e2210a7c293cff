package io.jgun.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jgun.acceptance.Checkout;
import io.jgun.cli.GeneratedDocs;
import io.jgun.hooks.HookName;
import io.jgun.hooks.ServerHooks;
import io.jgun.settings.Availability;
import io.jgun.settings.Catalog;
import io.jgun.settings.Section;
import io.jgun.settings.Setting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guards the house. {@link PlantedOffencesTest} shows that each rule bites. */
class HouseTest {

    private static final String ROOT = "io.jgun";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(
                    Checkout.root().resolve("runner/target/classes/io"),
                    Checkout.root().resolve("servlet-bridge/target/classes/io"));

    private static final List<Path> FILES = FileRules.all(Checkout.root());

    @Test
    void packagesImportLowerFloorsOnly() {
        Floors floors = Floors.fromArchitecture();
        assertThat(floors.size()).isGreaterThan(10);
        assertThat(floors.violations(CLASSES, ROOT)).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        assertThat(CodeRules.packageCycles(CLASSES, ROOT)).isEmpty();
    }

    @Test
    void jettyAndServletsAreTheBusinessOfServletOnly() {
        assertThat(CodeRules.jettyOutsideServlet(CLASSES, ROOT)).isEmpty();
    }

    @Test
    void theProcessEndsAndPrintsInCliOnly() {
        assertThat(CodeRules.exitOrOutputOutsideCli(CLASSES, ROOT)).isEmpty();
    }

    @Test
    void everySettingThatTakesEffectIsRead() {
        assertThat(CodeRules.settings(CLASSES)).hasSameSizeAs(Catalog.settings());
        assertThat(CodeRules.unreadSettings(CLASSES, HouseTest::takesEffect)).isEmpty();
    }

    @Test
    void everyHookHasOneCallSite() {
        Map<String, Integer> callSites = new HashMap<>();
        for (HookName hook : HookName.values()) {
            Setting<?> setting = Catalog.named(hook.setting());
            boolean called = setting == null || inEffect(setting);
            callSites.put(camelCase(hook.setting()), called ? 1 : 0);
        }
        assertThat(CodeRules.hookCallSites(CLASSES, ServerHooks.class.getName(), callSites))
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CodeRules.packagesNotNullMarked(CLASSES)).isEmpty();
    }

    @Test
    void namesSayWhatThingsAre() {
        assertThat(CodeRules.vagueNames(CLASSES)).isEmpty();
    }

    @Test
    void generatedFilesAreCurrent() {
        Map<Path, String> expected = new HashMap<>();
        GeneratedDocs.files()
                .forEach((name, text) -> expected.put(Checkout.root().resolve(name), text));
        assertThat(expected).isNotEmpty();
        assertThat(GeneratedFiles.stale(expected)).isEmpty();
    }

    @Test
    void filesAreSmall() {
        assertThat(FileRules.sizes(FileRules.javaSources(FILES))).isEmpty();
    }

    @Test
    void filesSpeakOfTheProjectAlone() {
        assertThat(FileRules.foreignWords(FILES)).isEmpty();
    }

    /** Hooks are settings too, but read all at once; {@link #everyHookHasOneCallSite} looks after them. */
    private static boolean takesEffect(JavaField field) {
        try {
            Setting<?> setting = (Setting<?>) field.reflect().get(null);
            return setting != null && inEffect(setting) && !isHook(setting);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.getFullName() + " is not public", e);
        }
    }

    private static boolean inEffect(Setting<?> setting) {
        return setting.availability().kind() == Availability.Kind.IN_EFFECT;
    }

    private static boolean isHook(Setting<?> setting) {
        return setting.section() == Section.SERVER_HOOKS
                && HookName.of(setting.name()).isPresent();
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                i++;
                camel.append(Character.toUpperCase(name.charAt(i)));
            } else {
                camel.append(c);
            }
        }
        return camel.toString();
    }
}
