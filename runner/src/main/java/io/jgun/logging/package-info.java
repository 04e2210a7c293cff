@NullMarked
package io.jgun.logging;

import org.jspecify.annotations.NullMarked;
