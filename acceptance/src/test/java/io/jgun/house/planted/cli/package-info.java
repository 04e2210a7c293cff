/** May print. */
@org.jspecify.annotations.NullMarked
package io.jgun.house.planted.cli;
