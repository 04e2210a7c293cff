@NullMarked
package io.jgun.prefork;

import org.jspecify.annotations.NullMarked;
