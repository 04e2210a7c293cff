@NullMarked
package io.jgun.servlet;

import org.jspecify.annotations.NullMarked;
