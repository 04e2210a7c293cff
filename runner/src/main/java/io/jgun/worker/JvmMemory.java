package io.jgun.worker;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Comparator;
import java.util.List;

/** What the JVM tells of its memory. Loaded only where the setting {@code max_memory} asks for it: JMX costs a start 60 ms. */
final class JvmMemory implements Memory {

    private static final String METASPACE = "Metaspace";

    private final List<MemoryPoolMXBean> heap;
    private final MemoryPoolMXBean oldest;
    private final List<MemoryPoolMXBean> metaspace;

    JvmMemory() {
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans();
        heap = pools.stream().filter(pool -> pool.getType() == MemoryType.HEAP).toList();
        oldest = heap.stream()
                .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()))
                .orElseThrow(() -> new IllegalStateException("a JVM without a heap"));
        metaspace =
                pools.stream().filter(pool -> pool.getName().equals(METASPACE)).toList();
    }

    @Override
    public Use use() {
        long afterCollection = 0;
        for (MemoryPoolMXBean pool : heap) {
            MemoryUsage usage = pool.getCollectionUsage();
            afterCollection += usage == null ? 0 : usage.getUsed();
        }
        long classes = 0;
        for (MemoryPoolMXBean pool : metaspace) {
            classes += pool.getUsage().getUsed();
        }
        return new Use(afterCollection, classes);
    }

    /** What it has left in the pool of old objects, to the byte: collectors of young ones alone do not touch that figure. */
    @Override
    public long lastWholeCollection() {
        MemoryUsage usage = oldest.getCollectionUsage();
        return usage == null ? 0 : usage.getUsed();
    }

    @Override
    public long mostHeap() {
        return Runtime.getRuntime().maxMemory();
    }

    @Override
    public long mostMetaspace() {
        return metaspace.stream().mapToLong(pool -> pool.getUsage().getMax()).sum();
    }

    @Override
    public void collect() {
        System.gc();
    }
}
