/** Black-box tests: each starts bin/jgun as an operator would. */
@org.jspecify.annotations.NullMarked
package io.jgun.acceptance;
