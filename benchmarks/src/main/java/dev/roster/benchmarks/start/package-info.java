/** How long the launcher takes to be ready, and how much memory it then holds. */
@NullMarked
package dev.roster.benchmarks.start;

import org.jspecify.annotations.NullMarked;
