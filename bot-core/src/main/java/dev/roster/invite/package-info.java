/** Invitations: how somebody is asked into an org and answers. */
@NullMarked
package dev.roster.invite;

import org.jspecify.annotations.NullMarked;
