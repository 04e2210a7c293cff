/** Which thread does what: those that select may also serve, as long as that keeps nobody waiting. */
@NullMarked
package io.jgun.servlet.select;

import org.jspecify.annotations.NullMarked;
