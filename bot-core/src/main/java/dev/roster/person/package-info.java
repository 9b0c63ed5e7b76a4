/** People and the chat identities that speak for them. */
@NullMarked
package dev.roster.person;

import org.jspecify.annotations.NullMarked;
