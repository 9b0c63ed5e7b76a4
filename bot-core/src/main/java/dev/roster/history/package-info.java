/** What the audit tells people: its lists, its explanations, its proof that nothing was altered. */
@NullMarked
package dev.roster.history;

import org.jspecify.annotations.NullMarked;
