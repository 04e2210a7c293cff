@NullMarked
package io.jgun.hooks;

import org.jspecify.annotations.NullMarked;
