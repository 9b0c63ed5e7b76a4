/** Starts all parts in their order, tells how they are, and stops them in reverse. */
@NullMarked
package dev.roster.app.serve;

import org.jspecify.annotations.NullMarked;
