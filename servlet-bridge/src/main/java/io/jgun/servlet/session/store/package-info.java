/** HTTP sessions in a store that several processes share: files or a database. */
@NullMarked
package io.jgun.servlet.session.store;

import org.jspecify.annotations.NullMarked;
