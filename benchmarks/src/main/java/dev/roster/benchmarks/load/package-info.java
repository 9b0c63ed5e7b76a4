/** Runs commands through the engine beside the same statements by bare JDBC. */
@NullMarked
package dev.roster.benchmarks.load;

import org.jspecify.annotations.NullMarked;
