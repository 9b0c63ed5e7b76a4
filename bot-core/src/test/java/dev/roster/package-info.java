/** Rules about the core as a whole. */
@NullMarked
package dev.roster;

import org.jspecify.annotations.NullMarked;
