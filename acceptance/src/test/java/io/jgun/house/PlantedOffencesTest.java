package io.jgun.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jgun.house.planted.hooks.ServerHooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule of {@link HouseTest} against an offence that was planted for it, in {@code io.jgun.house.planted}. */
class PlantedOffencesTest {

    private static final String ROOT = "io.jgun.house.planted";
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(ROOT);

    @TempDir
    Path temp;

    @Test
    void aFloorThatImportsAHigherOne() {
        assertThat(Floors.fromArchitecture().violations(PLANTED, ROOT))
                .anyMatch(line -> line.contains("planted.posix.ReachesUp") && line.contains("planted.cli.Top"));
    }

    @Test
    void twoOfOneFloorThatImportEachOther() {
        assertThat(Floors.fromArchitecture().violations(PLANTED, ROOT))
                .anyMatch(
                        line -> line.contains("planted.arbiter.Ends") && line.contains("planted.worker.TouchesJetty"));
    }

    @Test
    void aPackageWithoutAFloor() {
        assertThat(Floors.parse("0  posix\n").violations(PLANTED, ROOT))
                .anyMatch(line -> line.contains("planted.cli.Top is on no floor"));
    }

    @Test
    void aCycle() {
        assertThat(CodeRules.packageCycles(PLANTED, ROOT))
                .anyMatch(line -> line.contains("Slice logging") && line.contains("Slice sockets"));
    }

    @Test
    void servletsOutsideServlet() {
        assertThat(CodeRules.jettyOutsideServlet(PLANTED, ROOT))
                .anyMatch(line -> line.contains("TouchesJetty") && line.contains("jakarta.servlet.Servlet"))
                .anyMatch(line -> line.contains("TouchesJetty") && line.contains("org.eclipse.jetty.server.Server"));
    }

    @Test
    void exitAndOutputOutsideCli() {
        assertThat(CodeRules.exitOrOutputOutsideCli(PLANTED, ROOT))
                .anyMatch(line -> line.contains("java.lang.System.exit(int)"))
                .anyMatch(line -> line.contains("java.lang.System.out"))
                .anyMatch(line -> line.contains("printStackTrace()"))
                .noneMatch(line -> line.contains("planted.cli.Top"));
    }

    @Test
    void aSettingThatNothingReads() {
        assertThat(CodeRules.unreadSettings(PLANTED, field -> true))
                .singleElement()
                .asString()
                .contains("Section.UNREAD");
    }

    @Test
    void hooksCalledTwiceOrNever() {
        assertThat(CodeRules.hookCallSites(
                        PLANTED, ServerHooks.class.getName(), Map.of("once", 1, "twice", 1, "never", 1, "renamed", 1)))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("twice has 2 call sites, not 1"))
                .anyMatch(line -> line.startsWith("never has 0 call sites, not 1"))
                .anyMatch(line -> line.endsWith("has no method renamed"));
    }

    @Test
    void aPackageWithoutNullMarked() {
        assertThat(CodeRules.packagesNotNullMarked(PLANTED))
                .anyMatch(line -> line.startsWith(ROOT + ".posix is not @NullMarked"))
                .noneMatch(line -> line.startsWith(ROOT + ".cli "));
    }

    @Test
    void aVagueName() {
        assertThat(CodeRules.vagueNames(PLANTED)).singleElement().asString().contains("TopManager");
    }

    @Test
    void aLongFileAndLongFiles() throws IOException {
        Path longest = Files.writeString(temp.resolve("Long.java"), "x\n".repeat(401));
        Path middling = Files.writeString(temp.resolve("Middling.java"), "x\n".repeat(120));
        assertThat(FileRules.sizes(List.of(longest, middling, middling)))
                .containsExactly(
                        longest + " has 401 lines, more than 400", "the median file has 120 lines, not under 120");
    }

    @Test
    void aForeignWord() throws IOException {
        Path file = Files.writeString(temp.resolve("notes.md"), "see /wo" + "rk/main\n");
        assertThat(FileRules.foreignWords(FileRules.all(temp))).containsExactly(file + " says /wo" + "rk/");
    }

    @Test
    void aGeneratedDocumentThatIsOld() throws IOException {
        Path file = Files.writeString(temp.resolve("settings.md"), "old\n");
        assertThat(GeneratedFiles.stale(Map.of(file, "new\n", temp.resolve("missing.md"), "new\n")))
                .hasSize(2)
                .anyMatch(line -> line.startsWith(file + " is not what the code says"));
    }
}
