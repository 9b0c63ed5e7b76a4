/** Orgs: the unit that people belong to, its plan and where in chat it is spoken. */
@NullMarked
package dev.roster.org;

import org.jspecify.annotations.NullMarked;
