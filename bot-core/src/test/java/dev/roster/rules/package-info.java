/** The rules of the five shipped schemes, row by row, and the tests that show them. */
@NullMarked
package dev.roster.rules;

import org.jspecify.annotations.NullMarked;
