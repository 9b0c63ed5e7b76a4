/** Memberships: who belongs to an org with which role. */
@NullMarked
package dev.roster.member;

import org.jspecify.annotations.NullMarked;
