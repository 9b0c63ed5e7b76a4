/** The e-mail domains of an org: proving them, and who comes in by them. */
@NullMarked
package dev.roster.domain;

import org.jspecify.annotations.NullMarked;
