import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * Run by the build: changes the jars of the distribution so that a start does less (docs/decisions/0025-start.md). Argument:
 * the directory with the jars.
 */
final class LeanJars {

    /** Those of which a start takes classes with lambdas. */
    private static final String WITH_LAMBDAS = "(jgun-.*|jetty-(util|http|io|server|session|security|xml|annotations"
            + "|ee10-servlet|ee10-webapp|ee10-annotations|ee-webapp)-[0-9].*)\\.jar";

    /** The licences of Jetty, of which jgun-servlet-bridge.jar has copies, ask for it. */
    private static final String NOTICE = "META-INF/jgun-changes.txt";

    private static final String CHANGES = """
            Changed for jgun, so that a start does less: in place of invokedynamic, lambdas and method references have classes of
            their own, NAME$$Lambda$NUMBER, where NAME is the class that they are in, and concatenations of strings use a
            StringBuilder, in methods whose names begin with jgun$concatenate.
            """;

    /** New members of nests, by the file of the host, which may lie in another jar. */
    private final SortedMap<String, SortedSet<String>> members = new TreeMap<>();

    private LeanJars() {}

    public static void main(String[] args) throws IOException {
        List<Jar> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".jar")).sorted().toList()) {
                Jar jar = Jar.read(file);
                if (!jar.isSigned()) {
                    jars.add(jar);
                }
            }
        }
        List<Jar> plain = jars.stream().filter(jar -> jar.name().matches(WITH_LAMBDAS)).toList();
        LeanJars lean = new LeanJars();
        for (Jar jar : plain) {
            lean.changeClasses(jar);
        }
        if (lean.members.isEmpty()) {
            throw new IllegalStateException(args[0] + " has no jar with a lambda");
        }
        for (Jar jar : plain) {
            lean.addMembers(jar);
        }
        for (Jar jar : jars) {
            shortenManifest(jar);
            jar.write();
        }
    }

    private void changeClasses(Jar jar) {
        boolean isChanged = false;
        for (Map.Entry<String, byte[]> file : jar.files().entrySet()) {
            if (!file.getKey().endsWith(".class") || file.getKey().startsWith("META-INF/")) {
                continue; // those of a newer Java would be in each other's way
            }
            ClassWriter writer = new ClassWriter(0);
            PlainConcatenation concatenation = new PlainConcatenation(writer);
            PlainLambdas lambdas = new PlainLambdas(concatenation);
            new ClassReader(file.getValue()).accept(lambdas, 0);
            if (lambdas.found().isEmpty() && !concatenation.isChanged()) {
                continue;
            }
            isChanged = true;
            jar.put(file.getKey(), writer.toByteArray());
            for (Lambda lambda : lambdas.found()) {
                jar.put(lambda.name() + ".class", lambda.toBytes(lambdas.version(), lambdas.host()));
                members.computeIfAbsent(lambdas.host() + ".class", host -> new TreeSet<>())
                        .add(lambda.name());
            }
        }
        if (isChanged) {
            jar.put(NOTICE, CHANGES.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void addMembers(Jar jar) {
        for (Map.Entry<String, byte[]> file : jar.files().entrySet()) {
            SortedSet<String> added = members.get(file.getKey());
            if (added != null) {
                ClassWriter writer = new ClassWriter(0);
                new ClassReader(file.getValue()).accept(writer, 0);
                added.forEach(writer::visitNestMember);
                jar.put(file.getKey(), writer.toByteArray());
            }
        }
    }

    private static void shortenManifest(Jar jar) throws IOException {
        byte[] original = jar.files().get(JarFile.MANIFEST_NAME);
        if (original != null) {
            byte[] shorter = LeanManifest.of(original);
            if (shorter != original) {
                jar.put(JarFile.MANIFEST_NAME, shorter);
            }
        }
    }
}
