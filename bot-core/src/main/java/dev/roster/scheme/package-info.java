/** Moves an org from one scheme to another: its people, invitations, policies and teams at once. */
@NullMarked
package dev.roster.scheme;

import org.jspecify.annotations.NullMarked;
