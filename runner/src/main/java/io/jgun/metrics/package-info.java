@NullMarked
package io.jgun.metrics;

import org.jspecify.annotations.NullMarked;
