/** The product's check over HTTP beside bare servers, and how old an answer elsewhere may be. */
@NullMarked
package dev.roster.benchmarks.check;

import org.jspecify.annotations.NullMarked;
