/** Roster as a process of its own, which tests kill, stop and starve of its database. */
@NullMarked
package dev.roster.app.process;

import org.jspecify.annotations.NullMarked;
