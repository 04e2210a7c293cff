/** The application that is served when the class-data archive is made. Never part of a server. */
@org.jspecify.annotations.NullMarked
package io.jgun.servlet.training;
