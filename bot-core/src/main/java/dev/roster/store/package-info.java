/** The only doors to the database: one transaction a change, and the outbox it fills. */
@NullMarked
package dev.roster.store;

import org.jspecify.annotations.NullMarked;
