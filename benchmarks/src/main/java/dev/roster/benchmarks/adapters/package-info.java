/** The way of a command from the platform to the engine and back, beside the engine alone. */
@NullMarked
package dev.roster.benchmarks.adapters;

import org.jspecify.annotations.NullMarked;
