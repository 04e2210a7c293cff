@NullMarked
package io.jgun.accesslog;

import org.jspecify.annotations.NullMarked;
