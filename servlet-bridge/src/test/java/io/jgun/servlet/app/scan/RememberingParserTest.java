package io.jgun.servlet.app.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jetty.annotations.AnnotationParser;
import org.eclipse.jetty.annotations.AnnotationParser.ClassInfo;
import org.eclipse.jetty.annotations.AnnotationParser.FieldInfo;
import org.eclipse.jetty.annotations.AnnotationParser.MethodInfo;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handler is told the same by what is remembered as by Jetty's own scan. */
class RememberingParserTest {

    @TempDir
    Path temp;

    private Path root;
    private Path webInf;
    private ScanMemory memory;

    @BeforeEach
    void memory() throws IOException {
        memory = new ScanMemory(
                List.of(new ScanDirectory(temp.toRealPath().resolve("cache"), Optional.empty())),
                ScanMemory.Keeping.LATER);
        root = temp.resolve("app");
        webInf = Files.createDirectories(root.resolve("WEB-INF"));
        Files.createDirectory(webInf.resolve("lib"));
        Files.write(webInf.resolve("lib/large"), new byte[1 << 20]);
    }

    /** Multi-release jars, module-info, records, sealed types, annotations of all kinds: what these tests run with. */
    @Test
    void ofTheJarsOfTheClassPath() throws Exception {
        List<Path> jars = Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                .filter(name -> name.endsWith(".jar"))
                .map(Path::of)
                .toList();
        assertThat(jars).hasSizeGreaterThan(30);
        for (Path jar : jars) {
            check(jar);
        }
    }

    @Test
    void ofADirectory() throws Exception {
        Path classes = Files.createDirectories(webInf.resolve("classes/com/acme"));
        copy(Annotated.class, classes.resolve("A.class"));
        copy(RememberingParserTest.class, classes.resolve("B.class"));
        Files.createDirectories(webInf.resolve("classes/META-INF/versions/17"));
        copy(ScanFileTest.class, webInf.resolve("classes/META-INF/versions/17/C.class"));
        Files.createDirectory(webInf.resolve("classes/.hidden"));
        copy(ScanFileTest.class, webInf.resolve("classes/.hidden/C.class"));
        Files.writeString(webInf.resolve("classes/module-info.class"), "none");
        Told told = check(webInf.resolve("classes"));
        assertThat(told.methods).contains("class:" + Annotated.class.getName() + " java.lang.Deprecated");
        assertThat(told.fields).contains("class:" + Annotated.class.getName() + " java.lang.Deprecated");
    }

    @Test
    void ofAJarWithAComment() throws Exception {
        Path jar = temp.resolve("commented.jar");
        write(jar, "PK\5\6 is how a comment may begin", Annotated.class);
        assertThat(check(jar).classes).hasSize(1);
    }

    @Test
    void anotherContentIsScanned() throws Exception {
        Path jar = temp.resolve("changing.jar");
        write(jar, "", Annotated.class);
        check(jar);
        write(jar, "", ScanFileTest.class);
        WebappScan scan = WebappScan.of(memory, Path.of("app"), root);
        assertThat(told(scan.parser(0), jar).classes).hasSize(1).allMatch(line -> line.contains("ScanFileTest"));
        assertThat(scan.scanned()).isEqualTo(1);
        check(jar);
    }

    @Test
    void theSameContentIsFoundUnderAnotherNameAndTime() throws Exception {
        Path jar = temp.resolve("one.jar");
        write(jar, "", Annotated.class);
        check(jar);
        Path other = Files.copy(jar, temp.resolve("other.jar"));
        WebappScan scan = WebappScan.of(memory, Path.of("app"), root);
        Told told = told(scan.parser(0), other);
        assertThat(scan.scanned()).isZero();
        assertThat(told).isEqualTo(told(new AnnotationParser(), other));
    }

    @Test
    void aClassInAnotherPlaceOfTheDirectoryOrOfAnotherContentIsSeen() throws Exception {
        Path classes = Files.createDirectories(webInf.resolve("classes"));
        Path file = classes.resolve("A.class");
        copy(Annotated.class, file);
        check(classes);
        Path moved = Files.move(file, classes.resolve("B.class"));
        check(classes);
        byte[] bytes = Files.readAllBytes(moved);
        var before = Files.getLastModifiedTime(moved);
        int name = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("java/lang/Runnable");
        bytes[name + "java/lang/Run".length()] = 'A';
        Files.write(moved, bytes);
        Files.setLastModifiedTime(moved, before);
        assertThat(check(classes).classes).anyMatch(line -> line.contains("java.lang.RunAable"));
    }

    @Test
    void whatIsNoJarFailsAsWithoutMemory() throws IOException {
        Path jar = Files.writeString(temp.resolve("broken.jar"), "no jar");
        WebappScan scan = WebappScan.of(memory, Path.of("app"), root);
        assertThat(failure(scan.parser(0), jar)).isEqualTo(failure(new AnnotationParser(), jar));
    }

    @Test
    void aSmallWebappIsScannedEachTime() throws Exception {
        Files.delete(webInf.resolve("lib/large"));
        WebappScan scan = WebappScan.of(memory, Path.of("app"), root);
        assertThat(scan.parser(0)).isExactlyInstanceOf(AnnotationParser.class);
        scan.write();
        assertThat(temp.resolve("cache")).doesNotExist();
    }

    /** Scans with Jetty, with a memory that is filled, and from that memory. */
    private Told check(Path place) throws Exception {
        Told expected = told(new AnnotationParser(), place);
        WebappScan first = WebappScan.of(memory, Path.of("app"), root);
        assertThat(told(first.parser(0), place)).as("scanning %s", place).isEqualTo(expected);
        assertThat(first.scanned()).isEqualTo(1);
        first.write();
        WebappScan second = WebappScan.of(memory, Path.of("app"), root);
        Told remembered = told(second.parser(0), place);
        assertThat(second.scanned()).as("scanned %s", place).isZero();
        assertThat(remembered).as("remembering %s", place).isEqualTo(expected);
        return remembered;
    }

    private static Told told(AnnotationParser parser, Path place) throws Exception {
        Told told = new Told(new ArrayList<>(), new ArrayList<>(), new TreeSet<>(), new TreeSet<>());
        try (ResourceFactory.Closeable resources = ResourceFactory.closeable()) {
            parser.parse(Set.of(told), resources.newResource(place));
        }
        return told;
    }

    private static String failure(AnnotationParser parser, Path place) {
        try {
            told(parser, place);
            return "none";
        } catch (Exception e) {
            return e.toString();
        }
    }

    private static void write(Path jar, String comment, Class<?> type) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.setComment(comment);
            zip.putNextEntry(new ZipEntry("a/A.class"));
            try (InputStream content = content(type)) {
                content.transferTo(zip);
            }
        }
    }

    private static void copy(Class<?> type, Path file) throws IOException {
        try (InputStream content = content(type)) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static InputStream content(Class<?> type) throws IOException {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        InputStream content = type.getResourceAsStream(name);
        if (content == null) {
            throw new IOException(name);
        }
        return content;
    }

    @Deprecated
    abstract static class Annotated implements Runnable {
        @Deprecated
        int one;

        @Deprecated
        int another;

        @Deprecated
        void two() {}

        @Deprecated
        void three(Collection<? extends URI> uris) {}
    }

    /** Everything that Jetty's handlers use, in the order in which it is told. */
    private record Told(List<String> classes, List<String> annotations, Set<String> methods, Set<String> fields)
            implements AnnotationParser.Handler {

        @Override
        public void handle(ClassInfo type) {
            classes.add(type.getClassName() + " " + type.getVersion() + " " + type.getAccess() + " "
                    + type.getSuperName() + " " + Arrays.toString(type.getInterfaces()));
        }

        @Override
        public void handle(ClassInfo type, String annotation) {
            annotations.add(type.getClassName() + " " + annotation + " "
                    + type.getContainingResource().getURI());
        }

        @Override
        public void handle(MethodInfo method, String annotation) {
            methods.add("class:" + method.getClassInfo().getClassName() + " " + annotation);
            if (annotation.startsWith("jakarta.servlet.")) {
                methods.add(annotation + " " + method.getMethodName() + method.getDesc() + method.getSignature()
                        + method.getAccess());
            }
        }

        @Override
        public void handle(FieldInfo field, String annotation) {
            fields.add("class:" + field.getClassInfo().getClassName() + " " + annotation);
            if (annotation.startsWith("jakarta.servlet.")) {
                fields.add(annotation + " " + field.getFieldName() + field.getFieldType() + field.getSignature()
                        + field.getAccess());
            }
        }

        @Override
        public void handle(MethodInfo method) {}

        @Override
        public void handle(FieldInfo field) {}
    }
}
