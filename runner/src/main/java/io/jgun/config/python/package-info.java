/** Entry points of the reader for config files that are written in Python. */
@NullMarked
package io.jgun.config.python;

import org.jspecify.annotations.NullMarked;
