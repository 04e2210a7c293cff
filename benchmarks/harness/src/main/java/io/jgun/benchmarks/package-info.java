/** Runs the servers of the comparison in turns, loads them with wrk, and writes down what they cost. */
package io.jgun.benchmarks;
