/** Browsers whose users proved who they are, until they sign out or are put out. */
@NullMarked
package dev.roster.session;

import org.jspecify.annotations.NullMarked;
