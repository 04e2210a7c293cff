@NullMarked
package io.jgun.cli;

import org.jspecify.annotations.NullMarked;
