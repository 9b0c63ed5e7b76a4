/** Browsers on Roster's pages: their forms and who uses them. */
@NullMarked
package dev.roster.app.visit;

import org.jspecify.annotations.NullMarked;
