/** What a generation leaves behind: clearing it away, and finding out who still holds it. */
@NullMarked
package io.jgun.servlet.retired;

import org.jspecify.annotations.NullMarked;
