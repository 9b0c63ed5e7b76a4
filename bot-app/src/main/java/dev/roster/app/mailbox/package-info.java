/** The page on which somebody proves by a mailed code that an address is theirs. */
@NullMarked
package dev.roster.app.mailbox;

import org.jspecify.annotations.NullMarked;
