@NullMarked
package io.jgun.config;

import org.jspecify.annotations.NullMarked;
