/** The tier of a membership, Base or Pro: asking for Pro, deciding on it, and setting it. */
@NullMarked
package dev.roster.upgrade;

import org.jspecify.annotations.NullMarked;
