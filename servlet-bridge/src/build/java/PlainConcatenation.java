import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Run by the build: has classes of others concatenate strings in methods of their own, with a StringBuilder, in place of
 * {@code invokedynamic} (docs/decisions/0025-start.md). Arguments: where to put the classes, and the jars with the originals.
 */
final class PlainConcatenation extends ClassVisitor {

    /**
     * Where a start concatenates strings, but for classes that LeanStart changes. Java makes classes for each place at run time, some of them in a millisecond; the
     * build has {@code javac} do it in the old way for our own classes.
     */
    private static final Set<String> CONCATENATING = Set.of(
            "org/eclipse/jetty/ee10/annotations/WebServletAnnotation",
            "org/eclipse/jetty/ee10/servlet/DefaultServlet",
            "org/eclipse/jetty/ee10/servlet/Holder",
            "org/eclipse/jetty/ee10/servlet/ServletContextResponse",
            "org/eclipse/jetty/ee10/webapp/AbstractConfiguration$Builder",
            "org/eclipse/jetty/ee10/webapp/FragmentConfiguration",
            "org/eclipse/jetty/ee10/webapp/MetaInfConfiguration",
            "org/eclipse/jetty/ee10/webapp/StandardDescriptorProcessor",
            "org/eclipse/jetty/http/CompressedContentFormat",
            "org/eclipse/jetty/http/EtagUtils",
            "org/eclipse/jetty/http/HttpField",
            "org/eclipse/jetty/http/HttpGenerator",
            "org/eclipse/jetty/http/HttpHeader",
            "org/eclipse/jetty/http/HttpMethod",
            "org/eclipse/jetty/http/HttpParser",
            "org/eclipse/jetty/server/CustomRequestLog",
            "org/eclipse/jetty/server/HttpConfiguration",
            "org/eclipse/jetty/server/HttpStream",
            "org/eclipse/jetty/server/handler/ContextHandler",
            "org/eclipse/jetty/server/internal/HttpChannelState",
            "org/eclipse/jetty/session/AbstractSessionManager",
            "org/eclipse/jetty/util/ClassMatcher$ByPackage",
            "org/eclipse/jetty/util/ClassMatcher$Entry",
            "org/eclipse/jetty/util/Jetty",
            "org/eclipse/jetty/util/thread/QueuedThreadPool",
            "org/eclipse/jetty/util/thread/ScheduledExecutorScheduler");

    private record Concatenation(String descriptor, String recipe, List<Object> constants) {}

    private static final String BUILDER = "java/lang/StringBuilder";

    private final List<Concatenation> concatenations = new ArrayList<>();
    private String owner = "";
    private boolean isInterface;

    private PlainConcatenation(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    public static void main(String[] args) throws IOException {
        Path target = Path.of(args[0]);
        Set<String> missing = new HashSet<>(CONCATENATING);
        for (String file : List.of(args).subList(1, args.length)) {
            try (ZipFile jar = new ZipFile(file)) {
                for (String name : CONCATENATING) {
                    ZipEntry entry = jar.getEntry(name + ".class");
                    if (entry == null) {
                        continue;
                    }
                    byte[] original = jar.getInputStream(entry).readAllBytes();
                    byte[] changed = in(original);
                    if (changed != original) {
                        Path place = target.resolve(entry.getName());
                        Files.createDirectories(place.getParent());
                        Files.write(place, changed);
                        missing.remove(name);
                    }
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("these have no concatenations of strings any more: " + missing);
        }
    }

    /** The same array if there are none. */
    static byte[] in(byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(0);
        PlainConcatenation plain = new PlainConcatenation(writer);
        reader.accept(plain, 0);
        return plain.concatenations.isEmpty() ? original : writer.toByteArray();
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        owner = name;
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
            @Override
            public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                if (!bootstrap.getName().equals("makeConcatWithConstants")) {
                    super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
                    return;
                }
                List<Object> constants = List.of(arguments).subList(1, arguments.length);
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, owner, "jgun$concatenate" + concatenations.size(), type, isInterface);
                concatenations.add(new Concatenation(type, (String) arguments[0], constants));
            }
        };
    }

    @Override
    public void visitEnd() {
        for (int i = 0; i < concatenations.size(); i++) {
            Concatenation each = concatenations.get(i);
            MethodVisitor code = super.visitMethod(
                    Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
                    "jgun$concatenate" + i,
                    each.descriptor(),
                    null,
                    null);
            code.visitCode();
            write(each, code);
            code.visitEnd();
        }
        super.visitEnd();
    }

    private static void write(Concatenation concatenation, MethodVisitor code) {
        code.visitTypeInsn(Opcodes.NEW, BUILDER);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
        Iterator<Type> types = List.of(Type.getArgumentTypes(concatenation.descriptor())).iterator();
        Iterator<Object> constants = concatenation.constants().iterator();
        int local = 0;
        StringBuilder text = new StringBuilder();
        for (char part : concatenation.recipe().toCharArray()) {
            if (part == 1) { // an argument
                append(text, code);
                Type type = types.next();
                code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
                append(type, code);
                local += type.getSize();
            } else if (part == 2) { // a constant
                text.append(constants.next());
            } else {
                text.append(part);
            }
        }
        append(text, code);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(3, local); // a builder, and one value or a long
    }

    private static void append(StringBuilder text, MethodVisitor code) {
        if (!text.isEmpty()) {
            code.visitLdcInsn(text.toString());
            append(Type.getType(String.class), code);
            text.setLength(0);
        }
    }

    private static void append(Type type, MethodVisitor code) {
        String taken = switch (type.getSort()) {
            case Type.BYTE, Type.SHORT, Type.INT -> "I";
            case Type.ARRAY, Type.OBJECT -> type.getClassName().equals("java.lang.String") ? "Ljava/lang/String;" : "Ljava/lang/Object;";
            default -> type.getDescriptor();
        };
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "append", "(" + taken + ")L" + BUILDER + ";", false);
    }
}
