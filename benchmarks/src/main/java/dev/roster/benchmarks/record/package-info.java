/** Records what the engine asks of the database, and plays it again by bare JDBC. */
@NullMarked
package dev.roster.benchmarks.record;

import org.jspecify.annotations.NullMarked;
