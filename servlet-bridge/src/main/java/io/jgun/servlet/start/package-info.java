/** What keeps a start short: libraries look for certain things only when somebody wants them. */
@NullMarked
package io.jgun.servlet.start;

import org.jspecify.annotations.NullMarked;
