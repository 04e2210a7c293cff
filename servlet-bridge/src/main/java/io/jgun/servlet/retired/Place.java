package io.jgun.servlet.retired;

import java.util.List;

/** A place of the JVM that outlives a generation and may keep hold of its classes. */
interface Place {

    /** Takes out what a generation has left there, as far as that disturbs nobody else. */
    default void clear(LoaderFamily family) {}

    /** What of a generation is there: a line for each thing, for an operator who knows the application. */
    default List<String> find(LoaderFamily family) {
        return List.of();
    }
}
