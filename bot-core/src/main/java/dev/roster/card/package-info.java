/** Cards that ask people of an org to decide: where they go, and that they stay true. */
@NullMarked
package dev.roster.card;

import org.jspecify.annotations.NullMarked;
