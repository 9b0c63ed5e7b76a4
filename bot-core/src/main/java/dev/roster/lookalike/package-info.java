/** Finds addresses that look like others without being them, before anything is sent there. */
@NullMarked
package dev.roster.lookalike;

import org.jspecify.annotations.NullMarked;
