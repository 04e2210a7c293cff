/** The tests that guard the house: ARCHITECTURE.md says what holds, these say when it does not. */
@org.jspecify.annotations.NullMarked
package io.jgun.house;
