import java.util.SortedMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes a class that has files in it, and one method, which opens a file as {@link Class#getResourceAsStream} does. To find one
 * in a jar Java has to open the jar, and sets up all that reading jars takes, which a start does not need else.
 */
final class JettyFiles {

    static final String NAME = "io/jgun/servlet/start/JettyFiles";
    static final String METHOD = "open";
    static final String DESCRIPTOR = "(Ljava/lang/Class;Ljava/lang/String;)Ljava/io/InputStream;";
    static final String INSTEAD_OF = "getResourceAsStream";

    private static final String STRING = "java/lang/String";
    private static final String STREAM = "java/io/ByteArrayInputStream";

    private JettyFiles() {}

    /** What the class answers with, by the names that it is asked for. */
    static byte[] with(SortedMap<String, String> texts) {
        ClassWriter writer = new ClassWriter(0);
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        writer.visit(Opcodes.V17, access, NAME, null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, METHOD, DESCRIPTOR, null, null);
        code.visitCode();
        texts.forEach((name, text) -> answer(code, name, text));
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        String type = "(L" + STRING + ";)Ljava/io/InputStream;";
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Class", INSTEAD_OF, type, false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(4, 2);
        code.visitEnd();
        return writer.toByteArray();
    }

    private static void answer(MethodVisitor code, String name, String text) {
        Label another = new Label();
        code.visitLdcInsn(name);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, STRING, "equals", "(Ljava/lang/Object;)Z", false);
        code.visitJumpInsn(Opcodes.IFEQ, another);
        code.visitTypeInsn(Opcodes.NEW, STREAM);
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn(text);
        code.visitFieldInsn(
                Opcodes.GETSTATIC, "java/nio/charset/StandardCharsets", "UTF_8", "Ljava/nio/charset/Charset;");
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, STRING, "getBytes", "(Ljava/nio/charset/Charset;)[B", false);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, STREAM, "<init>", "([B)V", false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitLabel(another);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }
}
