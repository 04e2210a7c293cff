package io.jgun.config.python.tree;

/** Something that is done. */
public abstract class Statement {

    private final int position;

    protected Statement(int position) {
        this.position = position;
    }

    /** Offset in the source. */
    public final int position() {
        return position;
    }

    /** Does it, and says how work goes on. */
    abstract Flow execute(Frame frame);

    /** What follows a statement. */
    enum Flow {
        NEXT,
        BREAK,
        CONTINUE,
        RETURN
    }
}
