/** What the people who run this Roster do in any org: attach, erase, set flags. */
@NullMarked
package dev.roster.operator;

import org.jspecify.annotations.NullMarked;
