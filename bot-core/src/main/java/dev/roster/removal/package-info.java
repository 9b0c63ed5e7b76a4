/** How a membership or a whole org ends, and what ends with it in every other feature. */
@NullMarked
package dev.roster.removal;

import org.jspecify.annotations.NullMarked;
