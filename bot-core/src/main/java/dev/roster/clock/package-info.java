/** The one clock: the database's time, which all replicas share. */
@NullMarked
package dev.roster.clock;

import org.jspecify.annotations.NullMarked;
