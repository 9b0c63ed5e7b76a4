/** The pages behind the link of an invitation mail (trust.md R7). */
@NullMarked
package dev.roster.app.invitation;

import org.jspecify.annotations.NullMarked;
