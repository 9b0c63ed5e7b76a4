/** The one look of every mail: what a mail says, written as text and as HTML. */
@NullMarked
package dev.roster.mail;

import org.jspecify.annotations.NullMarked;
