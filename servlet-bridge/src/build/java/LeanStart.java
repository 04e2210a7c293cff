import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Run by the build: changes single instructions in classes of others that do at each start what few ever need
 * (docs/decisions/0025-start.md). Arguments: where to put the classes, and the jars with the originals.
 */
final class LeanStart {

    /** The licences of Jetty and of the Servlet API ask for it. */
    private static final String NOTICE = """
            Changed for jgun, so that a start does less:
            org/eclipse/jetty/http/MimeTypes.class, from Jetty (EPL-2.0 OR Apache-2.0): isKnownLocale asks io.jgun.servlet.start.KnownLocales, and
            the initialiser does not list all locales.
            org/eclipse/jetty/http/MimeTypes$1.class, from Jetty (EPL-2.0 OR Apache-2.0): files are io.jgun.servlet.start.JettyFiles.
            org/eclipse/jetty/http/DateGenerator.class, from Jetty (EPL-2.0 OR Apache-2.0): the calendar is
            io.jgun.servlet.start.UtcCalendar.
            org/eclipse/jetty/util/Jetty.class, from Jetty (EPL-2.0 OR Apache-2.0): the file is io.jgun.servlet.start.JettyFiles, the
            time of the build is written by io.jgun.servlet.start.BuildTime.
            org/eclipse/jetty/http/pathmap/PathMappings.class, from Jetty (EPL-2.0 OR Apache-2.0): entries are compared by
            io.jgun.servlet.start.EntriesByKey.
            org/eclipse/jetty/server/Server.class, from Jetty (EPL-2.0 OR Apache-2.0): the time of the start is in UTC.
            org/eclipse/jetty/ee10/webapp/WebDescriptor.class, from Jetty (EPL-2.0 OR Apache-2.0): no parser is made in the
            initialiser, for a deprecated field that nobody reads.
            org/eclipse/jetty/util/thread/PrivilegedThreadFactory.class, from Jetty (EPL-2.0 OR Apache-2.0): newThread calls
            io.jgun.servlet.start.OldSecurity.
            org/eclipse/jetty/ee10/servlet/ServletContextHandler.class, from Jetty (EPL-2.0 OR Apache-2.0): getSecurityManager calls
            io.jgun.servlet.start.OldSecurity.
            org/eclipse/jetty/ee10/servlet/ServletHolder.class, from Jetty (EPL-2.0 OR Apache-2.0): checkInitOnStartup asks
            io.jgun.servlet.start.FileAnnotations.
            org/eclipse/jetty/annotations/AnnotationParser.class, from Jetty (EPL-2.0 OR Apache-2.0): the version of ASM is a constant.
            org/objectweb/asm/**.class, from ASM (BSD-3-Clause): the version of the class files is that of Java 8.
            Unchanged copies of files of Jetty's: the .xml, .dtd, .xsd and .properties below org/eclipse/jetty.
            jakarta/servlet/**.class, from the Jakarta Servlet API (EPL-2.0 OR GPL-2.0 WITH Classpath-exception-2.0): messages are those of
            io.jgun.servlet.start.LaterMessages.
            """;

    private static final String LOCALE = "java/util/Locale";
    private static final String BUNDLE = "java/util/ResourceBundle";
    private static final String TIME = "java/time/ZonedDateTime";
    private static final String WEB_DESCRIPTOR = "org/eclipse/jetty/ee10/webapp/WebDescriptor";
    private static final String OURS = "io/jgun/servlet/start/";
    private static final String DATES = "org/eclipse/jetty/http/DateGenerator.class";

    /**
     * An instruction of a method, and what is done in its place.
     *
     * @param times how often it must be there in all classes of that prefix
     */
    private record Change(
            String classes, String method, String owner, String member, int times, Consumer<MethodVisitor> instead) {

        boolean isFor(String file) {
            return file.startsWith(classes) && file.endsWith(".class");
        }
    }

    private static final List<Change> CHANGES = List.of(
            new Change("org/eclipse/jetty/http/MimeTypes.class", "<clinit>", LOCALE, "getAvailableLocales", 1, code -> {
                code.visitInsn(Opcodes.ICONST_0);
                code.visitTypeInsn(Opcodes.ANEWARRAY, LOCALE);
            }),
            new Change(
                    "org/eclipse/jetty/http/MimeTypes.class",
                    "isKnownLocale",
                    "org/eclipse/jetty/http/MimeTypes",
                    "KNOWN_LOCALES",
                    1,
                    code -> call(code, OURS + "KnownLocales", "all", "()Ljava/util/Set;")),
            new Change("org/eclipse/jetty/http/MimeTypes$1.class", "<init>", "java/lang/Class", JettyFiles.INSTEAD_OF, 2, LeanStart::open),
            new Change("org/eclipse/jetty/util/Jetty.class", "<clinit>", "java/lang/Class", JettyFiles.INSTEAD_OF, 1, LeanStart::open),
            new Change(
                    "org/eclipse/jetty/util/Jetty.class",
                    "formatTimestamp",
                    "java/time/Instant",
                    "toString",
                    1,
                    code -> call(code, OURS + "BuildTime", "text", "(Ljava/time/Instant;)Ljava/lang/String;")),
            new Change(
                    DATES,
                    "<clinit>",
                    "java/util/TimeZone",
                    "getTimeZone",
                    1,
                    code -> call(code, OURS + "UtcCalendar", "zone", "(Ljava/lang/String;)Ljava/util/TimeZone;")),
            new Change(
                    "org/eclipse/jetty/http/pathmap/PathMappings.class",
                    "<init>",
                    "java/util/Map$Entry",
                    "comparingByKey",
                    1,
                    code -> call(code, OURS + "EntriesByKey", "comparator", "()Ljava/util/Comparator;")),
            new Change("org/eclipse/jetty/server/Server.class", "doStart", TIME, "now", 1, LeanStart::now),
            new Change("org/eclipse/jetty/server/Server.class", "getUptimeMillis", TIME, "now", 1, LeanStart::now),
            new Change(
                    "org/eclipse/jetty/util/thread/PrivilegedThreadFactory.class",
                    "newThread",
                    "org/eclipse/jetty/util/security/SecurityUtils",
                    "doPrivileged",
                    1,
                    code -> call(
                            code,
                            OURS + "OldSecurity",
                            "doPrivileged",
                            "(Ljava/security/PrivilegedAction;)Ljava/lang/Object;")),
            new Change(
                    "org/eclipse/jetty/ee10/servlet/ServletContextHandler.class",
                    "getSecurityManager",
                    "org/eclipse/jetty/util/security/SecurityUtils",
                    "getSecurityManager",
                    1,
                    code -> call(code, OURS + "OldSecurity", "securityManager", "()Ljava/lang/Object;")),
            new Change(
                    "org/eclipse/jetty/ee10/servlet/ServletHolder.class",
                    "checkInitOnStartup",
                    "java/lang/Class",
                    "getAnnotation",
                    1,
                    code -> call(
                            code,
                            OURS + "FileAnnotations",
                            "find",
                            "(Ljava/lang/Class;Ljava/lang/Class;)Ljava/lang/annotation/Annotation;")),
            new Change(
                    "org/eclipse/jetty/annotations/AnnotationParser.class",
                    "<clinit>",
                    "org/eclipse/jetty/annotations/AnnotationParser",
                    "asmVersion",
                    1,
                    code -> code.visitLdcInsn(asmVersion())),
            new Change(WEB_DESCRIPTOR + ".class", "<clinit>", WEB_DESCRIPTOR, "newParser", 1, code -> {
                code.visitInsn(Opcodes.POP);
                code.visitInsn(Opcodes.ACONST_NULL);
            }),
            new Change("jakarta/servlet/", "<clinit>", BUNDLE, "getBundle", 7, code ->
                    call(code, OURS + "LaterMessages", "of", "(Ljava/lang/String;)L" + BUNDLE + ";")));

    /** Looked for in the jars, which are opened for them; here they are found at once. Of XML's, the first refers to the others. */
    private static final Set<String> FILES = Set.of(
            "org/eclipse/jetty/version/build.properties",
            "org/eclipse/jetty/xml/catalog-org.w3.xml",
            "org/eclipse/jetty/xml/datatypes.dtd",
            "org/eclipse/jetty/xml/XMLSchema.dtd",
            "org/eclipse/jetty/xml/xml.xsd",
            "org/eclipse/jetty/ee10/webapp/catalog-ee10.xml");

    private static final String CALENDAR = "java/util/GregorianCalendar";

    /** What a start reads of Jetty's in any case, by the names that it asks for. */
    private static final Map<String, String> TEXTS = Map.of(
            "org/eclipse/jetty/version/build.properties", "/org/eclipse/jetty/version/build.properties",
            "org/eclipse/jetty/http/mime.properties", "mime.properties",
            "org/eclipse/jetty/http/encoding.properties", "encoding.properties");

    /** Of the library that reads annotations, which is the one that this runs with. */
    private static final String ASM = "org/objectweb/asm/";

    private final int[] made = new int[CHANGES.size()];

    /** What the files of TEXTS hold, by the names that a start asks for. */
    private final SortedMap<String, String> texts = new TreeMap<>();

    private int copied;
    private int framed;

    private boolean calendarChanged;

    private LeanStart() {}

    public static void main(String[] args) throws IOException {
        Path target = Path.of(args[0]);
        LeanStart build = new LeanStart();
        for (String jar : List.of(args).subList(1, args.length)) {
            build.change(jar, target);
        }
        for (Change change : CHANGES) {
            int made = build.made[CHANGES.indexOf(change)];
            if (made != change.times()) {
                throw new IllegalStateException(change.classes() + " is not as it was: " + change.owner() + '.'
                        + change.member() + " is there " + made + " times, not " + change.times()
                        + ". See whether LeanStart still has to change it");
            }
        }
        if (build.framed == 0) {
            throw new IllegalStateException("no jar of ASM's");
        }
        if (build.copied != FILES.size()) {
            throw new IllegalStateException("only " + build.copied + " are in the jars of " + FILES);
        }
        if (build.texts.size() != TEXTS.size()) {
            throw new IllegalStateException("only " + build.texts.keySet() + " are in the jars of " + TEXTS);
        }
        write(target, JettyFiles.NAME + ".class", JettyFiles.with(build.texts));
        if (!build.calendarChanged) {
            throw new IllegalStateException(DATES + " has no " + CALENDAR + ". See whether LeanStart still has to change it");
        }
        Path notice = target.resolve("META-INF/CHANGES-TO-CLASSES-OF-OTHERS.txt");
        Files.createDirectories(notice.getParent());
        Files.writeString(notice, NOTICE);
    }

    private void change(String file, Path target) throws IOException {
        try (ZipFile jar = new ZipFile(file)) {
            for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (FILES.contains(entry.getName())) {
                    write(target, entry.getName(), jar.getInputStream(entry).readAllBytes());
                    copied++;
                }
                if (TEXTS.containsKey(entry.getName())) {
                    byte[] text = jar.getInputStream(entry).readAllBytes();
                    texts.put(TEXTS.get(entry.getName()), new String(text, StandardCharsets.UTF_8));
                    continue;
                }
                List<Change> changes = CHANGES.stream()
                        .filter(change -> change.isFor(entry.getName()))
                        .toList();
                if (entry.getName().startsWith(ASM) && entry.getName().endsWith(".class")) {
                    write(target, entry.getName(), withFrames(jar.getInputStream(entry).readAllBytes()));
                    framed++;
                    continue;
                }
                if (changes.isEmpty()) {
                    continue;
                }
                byte[] original = jar.getInputStream(entry).readAllBytes();
                byte[] changed = change(original, changes);
                if (changed != original) {
                    write(target, entry.getName(), entry.getName().equals(DATES) ? withOurCalendar(changed) : changed);
                }
            }
        }
    }

    /**
     * As a class of Java 8: those of Java 5, which ASM's are, do not go into an archive of class data, and a start that reads
     * annotations checks them in the slow way of that time.
     */
    private static byte[] withFrames(byte[] original) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        new ClassReader(original)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public void visit(
                                    int version,
                                    int access,
                                    String name,
                                    String signature,
                                    String superName,
                                    String[] interfaces) {
                                int raised = (version & 0xffff) < Opcodes.V1_8 ? Opcodes.V1_8 : version;
                                super.visit(raised, access, name, signature, superName, interfaces);
                            }
                        },
                        ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    private static void open(MethodVisitor code) {
        call(code, JettyFiles.NAME, JettyFiles.METHOD, JettyFiles.DESCRIPTOR);
    }

    /** As Jetty finds it: the highest there is. */
    private static int asmVersion() {
        int highest = 0;
        try {
            for (Field field : Opcodes.class.getFields()) {
                if (field.getName().matches("ASM[0-9]+")) {
                    highest = Math.max(highest, field.getInt(null));
                }
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return highest;
    }

    private static void write(Path target, String name, byte[] content) throws IOException {
        Path place = target.resolve(name);
        Files.createDirectories(place.getParent());
        Files.write(place, content);
    }

    /** The same array if nothing is to be changed. */
    private byte[] change(byte[] original, List<Change> changes) {
        int before = total();
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
                        for (Change change : changes) {
                            if (change.method().equals(name)) {
                                code = replacing(change, code);
                            }
                        }
                        return code;
                    }
                },
                0);
        return total() == before ? original : writer.toByteArray();
    }

    /** The calendar of Java's asks what weeks are like in all the world. */
    private byte[] withOurCalendar(byte[] original) {
        ClassWriter writer = new ClassWriter(0);
        Remapper names = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String name) {
                boolean isIt = name.equals(CALENDAR);
                calendarChanged |= isIt;
                return isIt ? OURS + "UtcCalendar" : name;
            }
        };
        new ClassReader(original).accept(new ClassRemapper(writer, names), 0);
        return writer.toByteArray();
    }

    private int total() {
        int total = 0;
        for (int count : made) {
            total += count;
        }
        return total;
    }

    private MethodVisitor replacing(Change change, MethodVisitor next) {
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                if (!replaced(owner, name)) {
                    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                }
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                if (opcode != Opcodes.GETSTATIC || !replaced(owner, name)) {
                    super.visitFieldInsn(opcode, owner, name, descriptor);
                }
            }

            private boolean replaced(String owner, String name) {
                boolean isIt = owner.equals(change.owner()) && name.equals(change.member());
                if (isIt) {
                    made[CHANGES.indexOf(change)]++;
                    change.instead().accept(mv);
                }
                return isIt;
            }
        };
    }

    private static void now(MethodVisitor code) {
        code.visitFieldInsn(Opcodes.GETSTATIC, "java/time/ZoneOffset", "UTC", "Ljava/time/ZoneOffset;");
        call(code, TIME, "now", "(Ljava/time/ZoneId;)L" + TIME + ";");
    }

    private static void call(MethodVisitor code, String owner, String name, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }
}
