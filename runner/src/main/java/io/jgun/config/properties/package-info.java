/** Config files in the format of java.util.Properties. */
@NullMarked
package io.jgun.config.properties;

import org.jspecify.annotations.NullMarked;
