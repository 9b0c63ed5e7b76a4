/** Puts the core together from databases, settings and ports, and starts and stops it. */
@NullMarked
package dev.roster.assembly;

import org.jspecify.annotations.NullMarked;
