package io.jgun.config.python.syntax;

/** What is around a statement: loops, and {@code try} blocks that catch a failing import. */
final class Nesting {

    private int loops;
    private int importGuards;

    boolean inLoop() {
        return loops > 0;
    }

    void enterLoop() {
        loops++;
    }

    void leaveLoop() {
        loops--;
    }

    /** A function begins: loops around it are not its own. Gives what {@link #leaveFunction} needs. */
    int enterFunction() {
        int outer = loops;
        loops = 0;
        return outer;
    }

    void leaveFunction(int outer) {
        loops = outer;
    }

    /** True where a failing import would be caught. */
    boolean importGuarded() {
        return importGuards > 0;
    }

    void enterImportGuard() {
        importGuards++;
    }

    void leaveImportGuard() {
        importGuards--;
    }
}
