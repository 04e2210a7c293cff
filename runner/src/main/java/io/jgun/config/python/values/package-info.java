/** Values of the language, what operators do with them, errors and limits. */
@NullMarked
package io.jgun.config.python.values;

import org.jspecify.annotations.NullMarked;
