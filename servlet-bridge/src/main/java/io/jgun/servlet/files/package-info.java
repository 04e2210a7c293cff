/** Files on disk as the default servlet serves them. */
@NullMarked
package io.jgun.servlet.files;

import org.jspecify.annotations.NullMarked;
