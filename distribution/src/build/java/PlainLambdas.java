import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Gives each lambda of a class a class in its jar, as an anonymous class has one, in place of {@code invokedynamic}: to link one
 * of the 300 lambdas of a start takes Java 17 ten times as long as to take a class from the archive. Such a class is a nest
 * mate of the one that the lambda is in, so that it may call what is private there.
 */
final class PlainLambdas extends ClassVisitor {

    private final List<Lambda> lambdas = new ArrayList<>();
    private int version;
    private String host = "";
    private String owner = "";

    PlainLambdas(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    List<Lambda> found() {
        return lambdas;
    }

    /** Of the class file. */
    int version() {
        return version;
    }

    /** The host of the class's nest, which may be itself. */
    String host() {
        return host;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        this.version = version;
        owner = name;
        host = name;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public void visitNestHost(String nestHost) {
        host = nestHost;
        super.visitNestHost(nestHost);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, thrown)) {
            @Override
            public void visitInvokeDynamicInsn(String called, String factory, Handle bootstrap, Object... arguments) {
                if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                        && bootstrap.getName().equals("metafactory")) {
                    Lambda lambda = new Lambda(
                            owner + "$$Lambda$" + lambdas.size(),
                            called,
                            factory,
                            (Type) arguments[0],
                            (Handle) arguments[1],
                            (Type) arguments[2]);
                    if (lambda.isPlain(owner)) {
                        lambdas.add(lambda);
                        super.visitMethodInsn(Opcodes.INVOKESTATIC, lambda.name(), Lambda.FACTORY, factory, false);
                        return;
                    }
                }
                super.visitInvokeDynamicInsn(called, factory, bootstrap, arguments); // a serializable one, for example
            }
        };
    }
}
