/** What proxies tell of the requests that they pass on, and which of them are believed. */
@NullMarked
package io.jgun.proxies;

import org.jspecify.annotations.NullMarked;
