/** Applications that tests need and no user would want. */
@NullMarked
package io.jgun.acceptance.apps;

import org.jspecify.annotations.NullMarked;
