/** Built-in functions and stand-ins for modules of Python's library. */
@NullMarked
package io.jgun.config.python.modules;

import org.jspecify.annotations.NullMarked;
