import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A lambda, or a method reference.
 *
 * @param name of its class
 * @param method that it implements
 * @param factory what it captures, and the interface
 * @param erased the type of the method, as the interface has it
 * @param body what it calls
 * @param specialized the type of the method, with the interface's type parameters in their places
 */
record Lambda(String name, String method, String factory, Type erased, Handle body, Type specialized) {

    static final String FACTORY = "of";
    private static final String ONLY = "ONLY";

    /** False if it wants something that is not done here. */
    boolean isPlain(String owner) {
        boolean isSuper = body.getTag() == Opcodes.H_INVOKESPECIAL && !body.getOwner().equals(owner);
        Type[] taken = erased.getArgumentTypes();
        List<Type> wanted = wanted();
        int captured = captured().length;
        if (isSuper || captured + taken.length != wanted.size()) {
            return false;
        }
        for (int i = 0; i < taken.length; i++) {
            if (!Conversion.knows(taken[i], specialized.getArgumentTypes()[i], wanted.get(captured + i))) {
                return false;
            }
        }
        return isVoid() || Conversion.knows(result(), result(), erased.getReturnType());
    }

    private boolean isVoid() {
        return erased.getReturnType().equals(Type.VOID_TYPE);
    }

    private Type[] captured() {
        return Type.getArgumentTypes(factory);
    }

    /** What the body takes, its object first if it has one. */
    private List<Type> wanted() {
        List<Type> types = new ArrayList<>();
        if (body.getTag() != Opcodes.H_INVOKESTATIC && body.getTag() != Opcodes.H_NEWINVOKESPECIAL) {
            types.add(Type.getObjectType(body.getOwner()));
        }
        types.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
        return types;
    }

    private Type result() {
        return body.getTag() == Opcodes.H_NEWINVOKESPECIAL
                ? Type.getObjectType(body.getOwner())
                : Type.getReturnType(body.getDesc());
    }

    byte[] toBytes(int version, String host) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String type = Type.getReturnType(factory).getInternalName();
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        writer.visit(version, access, name, null, "java/lang/Object", new String[] {type});
        writer.visitNestHost(host);
        Type[] captured = captured();
        String constructor = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
        for (int i = 0; i < captured.length; i++) {
            writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "c" + i, captured[i].getDescriptor(), null, null);
        }
        if (captured.length == 0) {
            String descriptor = Type.getReturnType(factory).getDescriptor();
            writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, ONLY, descriptor, null, null);
            write(writer, Opcodes.ACC_STATIC, "<clinit>", "()V", code -> {
                make(code, constructor);
                code.visitFieldInsn(Opcodes.PUTSTATIC, name, ONLY, descriptor);
                code.visitInsn(Opcodes.RETURN);
            });
            write(writer, Opcodes.ACC_STATIC, FACTORY, factory, code -> {
                code.visitFieldInsn(Opcodes.GETSTATIC, name, ONLY, descriptor);
                code.visitInsn(Opcodes.ARETURN);
            });
        } else {
            write(writer, Opcodes.ACC_STATIC, FACTORY, factory, code -> {
                make(code, constructor);
                code.visitInsn(Opcodes.ARETURN);
            });
        }
        write(writer, Opcodes.ACC_PRIVATE, "<init>", constructor, this::construct);
        write(writer, Opcodes.ACC_PUBLIC, method, erased.getDescriptor(), this::call);
        return writer.toByteArray();
    }

    private static void write(
            ClassWriter writer, int access, String name, String descriptor, Consumer<MethodVisitor> body) {
        MethodVisitor code = writer.visitMethod(access, name, descriptor, null, null);
        code.visitCode();
        body.accept(code);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** With the arguments of the method that this is in, which is static. */
    private void make(MethodVisitor code, String constructor) {
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        int local = 0;
        for (Type each : captured()) {
            code.visitVarInsn(each.getOpcode(Opcodes.ILOAD), local);
            local += each.getSize();
        }
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", constructor, false);
    }

    private void construct(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        Type[] captured = captured();
        int local = 1;
        for (int i = 0; i < captured.length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), local);
            code.visitFieldInsn(Opcodes.PUTFIELD, name, "c" + i, captured[i].getDescriptor());
            local += captured[i].getSize();
        }
        code.visitInsn(Opcodes.RETURN);
    }

    private void call(MethodVisitor code) {
        if (body.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            code.visitTypeInsn(Opcodes.NEW, body.getOwner());
            code.visitInsn(Opcodes.DUP);
        }
        Type[] captured = captured();
        for (int i = 0; i < captured.length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, name, "c" + i, captured[i].getDescriptor());
        }
        Type[] taken = erased.getArgumentTypes();
        int local = 1;
        for (int i = 0; i < taken.length; i++) {
            code.visitVarInsn(taken[i].getOpcode(Opcodes.ILOAD), local);
            Conversion.write(code, taken[i], specialized.getArgumentTypes()[i], wanted().get(captured.length + i));
            local += taken[i].getSize();
        }
        code.visitMethodInsn(opcode(), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
        if (!isVoid()) {
            Conversion.write(code, result(), result(), erased.getReturnType());
        }
        code.visitInsn(erased.getReturnType().getOpcode(Opcodes.IRETURN));
    }

    private int opcode() {
        return switch (body.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            // Of what is private, too, among nest mates.
            default -> body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        };
    }
}
