/** Declares commands once and runs them: reading words, deciding, changing, answering. */
@NullMarked
package dev.roster.command;

import org.jspecify.annotations.NullMarked;
