/** The rights matrix: every actor on everybody by every action in every scheme, from tables. */
@NullMarked
package dev.roster.rights;

import org.jspecify.annotations.NullMarked;
