package io.jgun.worker;

/** The memory of this process, as far as an application can fill it. Bytes. */
interface Memory {

    /**
     * What was in use at one moment.
     *
     * @param heap what the last garbage collections have left
     * @param metaspace of the classes that are loaded
     */
    record Use(long heap, long metaspace) {

        @Override
        public String toString() {
            return "heap " + mebibytes(heap) + ", metaspace " + mebibytes(metaspace);
        }
    }

    Use use();

    /** Changes with every collection of the whole heap: only these tell what an application keeps for long. */
    long lastWholeCollection();

    /** The heap at most; not positive if unknown. */
    long mostHeap();

    /** The metaspace at most; not positive if nothing limits it. */
    long mostMetaspace();

    /** Collects all garbage, which takes a while. */
    void collect();

    /** As the setting is written: {@code 412M}. */
    static String mebibytes(long bytes) {
        return (bytes >> 20) + "M";
    }
}
