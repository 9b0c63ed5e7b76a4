/** The chained record of every change: who, through which door, what, before and after. */
@NullMarked
package dev.roster.audit;

import org.jspecify.annotations.NullMarked;
