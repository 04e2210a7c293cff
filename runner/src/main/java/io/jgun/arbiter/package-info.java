@NullMarked
package io.jgun.arbiter;

import org.jspecify.annotations.NullMarked;
