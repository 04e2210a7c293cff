import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Has a class concatenate strings in methods of its own, with a StringBuilder, in place of {@code invokedynamic}: Java makes
 * classes for each place at run time, some of them in a millisecond. (For jgun's own javac does it in the old way.)
 */
final class PlainConcatenation extends ClassVisitor {

    private record Concatenation(String descriptor, String recipe, List<Object> constants) {}

    private static final String BUILDER = "java/lang/StringBuilder";

    private final List<Concatenation> concatenations = new ArrayList<>();
    private String owner = "";
    private boolean isInterface;

    PlainConcatenation(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    boolean isChanged() {
        return !concatenations.isEmpty();
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
