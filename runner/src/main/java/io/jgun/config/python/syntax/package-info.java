/** From text to a tree. */
@NullMarked
package io.jgun.config.python.syntax;

import org.jspecify.annotations.NullMarked;
