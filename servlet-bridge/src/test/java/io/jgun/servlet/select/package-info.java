@NullMarked
package io.jgun.servlet.select;

import org.jspecify.annotations.NullMarked;
