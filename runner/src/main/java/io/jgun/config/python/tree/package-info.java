/** Statements and expressions that can be run. */
@NullMarked
package io.jgun.config.python.tree;

import org.jspecify.annotations.NullMarked;
