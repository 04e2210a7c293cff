@NullMarked
package io.jgun.posix;

import org.jspecify.annotations.NullMarked;
