import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.jar.Manifest;

/**
 * Leaves out of a library's manifest what is for OSGi and about its build. Java reads the manifest of each jar that it takes
 * an archived class from, as a whole, at each start.
 */
final class LeanManifest {

    /** What Java, Jetty, or somebody who looks what is installed wants to know. */
    private static final Set<String> KEPT = Set.of(
            "Manifest-Version",
            "Main-Class",
            "SPDX-License-Identifier",
            "Multi-Release",
            "Automatic-Module-Name",
            "Class-Path",
            "Sealed",
            "Enable-Native-Access",
            "Bundle-SymbolicName",
            "Bundle-Name",
            "Bundle-Version",
            "Bundle-Vendor",
            "Bundle-License",
            "Bundle-Copyright",
            "Specification-Title",
            "Specification-Version",
            "Specification-Vendor",
            "Implementation-Title",
            "Implementation-Version",
            "Implementation-Vendor",
            "Implementation-Vendor-Id",
            "Implementation-URL");

    private LeanManifest() {}

    /** The same array if there is nothing to leave out. */
    static byte[] of(byte[] original) throws IOException {
        Manifest manifest = new Manifest(new ByteArrayInputStream(original));
        if (!manifest.getMainAttributes().keySet().removeIf(name -> !KEPT.contains(name.toString()))) {
            return original;
        }
        manifest.getMainAttributes().putValue("Changed-By", "jgun: this manifest is shorter");
        ByteArrayOutputStream lean = new ByteArrayOutputStream();
        manifest.write(lean);
        return lean.toByteArray();
    }
}
