/** What Roster says, as blocks and spans that every adapter renders in its own way. */
@NullMarked
package dev.roster.reply;

import org.jspecify.annotations.NullMarked;
