import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Run by the build: makes Jetty's MimeTypes ask for the locales that Java knows when somebody wants them, and not when the
 * class is initialised, which is in each start (docs/decisions/0025-start.md). Arguments: Jetty's jar, and where to put the
 * class.
 */
final class LazyLocales {

    private static final String FILE = "org/eclipse/jetty/http/MimeTypes.class";

    /** Both licences of Jetty ask for it. */
    private static final String NOTICE = """
            org/eclipse/jetty/http/MimeTypes.class is from Jetty (EPL-2.0 OR Apache-2.0) and was changed for jgun: isKnownLocale asks
            io.jgun.servlet.KnownLocales, and the initialiser does not list all locales.
            """;

    private int replaced;

    private LazyLocales() {}

    public static void main(String[] args) throws IOException {
        byte[] original;
        try (ZipFile jar = new ZipFile(args[0]);
                InputStream in = jar.getInputStream(jar.getEntry(FILE))) {
            original = in.readAllBytes();
        }
        Path target = Path.of(args[1], FILE);
        Files.createDirectories(target.getParent());
        Files.write(target, new LazyLocales().change(original));
        Path notice = Path.of(args[1], "META-INF", "CHANGES-TO-JETTY.txt");
        Files.createDirectories(notice.getParent());
        Files.writeString(notice, NOTICE);
    }

    private byte[] change(byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return switch (name) {
                            case "<clinit>" -> noLocales(next);
                            case "isKnownLocale" -> knownLocales(next);
                            default -> next;
                        };
                    }
                },
                0);
        if (replaced != 2) {
            throw new IllegalStateException("Jetty's MimeTypes is not as it was: see whether LazyLocales is still needed");
        }
        return writer.toByteArray();
    }

    /** An empty array in place of {@code Locale.getAvailableLocales()}. */
    private MethodVisitor noLocales(MethodVisitor next) {
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                if (owner.equals("java/util/Locale") && name.equals("getAvailableLocales")) {
                    replaced++;
                    super.visitInsn(Opcodes.ICONST_0);
                    super.visitTypeInsn(Opcodes.ANEWARRAY, owner);
                } else {
                    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                }
            }
        };
    }

    /** {@code KnownLocales.all()} in place of the constant. */
    private MethodVisitor knownLocales(MethodVisitor next) {
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                if (opcode == Opcodes.GETSTATIC && name.equals("KNOWN_LOCALES")) {
                    replaced++;
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC, "io/jgun/servlet/KnownLocales", "all", "()" + descriptor, false);
                } else {
                    super.visitFieldInsn(opcode, owner, name, descriptor);
                }
            }
        };
    }
}
