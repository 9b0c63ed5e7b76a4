/** Measures what commands cost; nothing here is shipped. */
@NullMarked
package dev.roster.benchmarks;

import org.jspecify.annotations.NullMarked;
