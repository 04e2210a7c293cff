@NullMarked
package io.jgun.process;

import org.jspecify.annotations.NullMarked;
