/** Teams: named groups of an org's members. */
@NullMarked
package dev.roster.team;

import org.jspecify.annotations.NullMarked;
