import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Of a value into the type that is wanted. */
final class Conversion {

    private static final Map<String, Type> WRAPPED = Map.of(
            "java/lang/Boolean", Type.BOOLEAN_TYPE,
            "java/lang/Byte", Type.BYTE_TYPE,
            "java/lang/Character", Type.CHAR_TYPE,
            "java/lang/Short", Type.SHORT_TYPE,
            "java/lang/Integer", Type.INT_TYPE,
            "java/lang/Long", Type.LONG_TYPE,
            "java/lang/Float", Type.FLOAT_TYPE,
            "java/lang/Double", Type.DOUBLE_TYPE);

    private Conversion() {}

    private static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    private static String wrapper(Type primitive) {
        return WRAPPED.entrySet().stream()
                .filter(each -> each.getValue().equals(primitive))
                .findAny()
                .orElseThrow()
                .getKey();
    }

    /** No number is widened: nobody does that on the way into a lambda here. */
    static boolean knows(Type from, Type specialized, Type to) {
        if (isPrimitive(from) && isPrimitive(to)) {
            return from.equals(to);
        }
        if (isPrimitive(from)) {
            return !from.equals(Type.VOID_TYPE)
                    && (!WRAPPED.containsKey(to.getInternalName()) || wrapper(from).equals(to.getInternalName()));
        }
        return !isPrimitive(to) || to.equals(WRAPPED.get(specialized.getInternalName()));
    }

    static void write(MethodVisitor code, Type from, Type specialized, Type to) {
        if (isPrimitive(from)) {
            if (!isPrimitive(to)) {
                String wrapper = wrapper(from);
                String type = "(" + from.getDescriptor() + ")L" + wrapper + ";";
                code.visitMethodInsn(Opcodes.INVOKESTATIC, wrapper, "valueOf", type, false);
            }
            return;
        }
        cast(code, from, specialized);
        if (isPrimitive(to)) {
            String wrapper = specialized.getInternalName();
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, wrapper, to.getClassName() + "Value", "()" + to.getDescriptor(), false);
        } else {
            cast(code, specialized, to);
        }
    }

    private static void cast(MethodVisitor code, Type from, Type to) {
        if (!from.equals(to) && !to.getInternalName().equals("java/lang/Object")) {
            code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
        }
    }
}
