/** What the product behind Roster used, and what each member may use yet. */
@NullMarked
package dev.roster.usage;

import org.jspecify.annotations.NullMarked;
