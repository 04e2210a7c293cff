/** HTTP sessions: in memory, and handed from one generation of the applications to the next. */
@NullMarked
package io.jgun.servlet.session;

import org.jspecify.annotations.NullMarked;
