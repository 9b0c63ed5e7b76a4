/** Answers the product's question, "may this person or key do that now?", from memory. */
@NullMarked
package dev.roster.check;

import org.jspecify.annotations.NullMarked;
