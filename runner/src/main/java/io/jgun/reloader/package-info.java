/** Notices that files of the application change, for {@code --reload}. It knows nothing of what a reload does. */
@NullMarked
package io.jgun.reloader;

import org.jspecify.annotations.NullMarked;
