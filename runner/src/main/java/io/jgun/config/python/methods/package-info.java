/** Methods of the built-in types. */
@NullMarked
package io.jgun.config.python.methods;

import org.jspecify.annotations.NullMarked;
