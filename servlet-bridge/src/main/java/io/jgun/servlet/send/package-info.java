/** Static files go from the file to the socket within the system. */
@NullMarked
package io.jgun.servlet.send;

import org.jspecify.annotations.NullMarked;
