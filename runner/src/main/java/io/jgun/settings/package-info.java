@NullMarked
package io.jgun.settings;

import org.jspecify.annotations.NullMarked;
