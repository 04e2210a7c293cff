/** What proxies tell of a request, as Jetty and the applications see it. */
@NullMarked
package io.jgun.servlet.forwarded;

import org.jspecify.annotations.NullMarked;
