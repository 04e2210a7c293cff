@NullMarked
package io.jgun.worker;

import org.jspecify.annotations.NullMarked;
