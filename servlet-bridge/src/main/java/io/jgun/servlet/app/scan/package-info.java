/** The scan of a webapp for annotations, and remembering what it found from one start to the next. */
@NullMarked
package io.jgun.servlet.app.scan;

import org.jspecify.annotations.NullMarked;
