package io.jgun.servlet.retired;

import java.time.Duration;

/**
 * How long the watch over generations that have ended waits for things.
 *
 * @param look between two looks
 * @param threads that threads get to end once their application has been destroyed
 * @param settle that the JVM gets to let go of what it has on its stacks and in the hands of its compilers
 * @param collection until a garbage collection is asked for; the collector gets that long to run by itself, each time
 */
record LeakPatience(Duration look, Duration threads, Duration settle, Duration collection) {

    static final LeakPatience USUAL = new LeakPatience(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(30));
}
