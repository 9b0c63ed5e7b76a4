/** Linking a chat account to whoever reads a mailbox, by a mailed code. */
@NullMarked
package dev.roster.account;

import org.jspecify.annotations.NullMarked;
