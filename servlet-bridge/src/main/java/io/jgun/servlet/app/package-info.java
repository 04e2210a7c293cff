/** Applications: from an APP of the settings to a started Jetty context. */
@NullMarked
package io.jgun.servlet.app;

import org.jspecify.annotations.NullMarked;
