package io.jgun.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A class of tests that waits more than it works: the build runs two such classes at once, each in a process of its own. A
 * class without it has the machine for itself, since it saturates the machine, or since what it asserts takes a time that
 * another one would prolong. Whoever adds it has seen the class pass on a busy machine.
 */
@Tag("beside")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface BesideOthers {}
