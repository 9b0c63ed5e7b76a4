/** {@code ./roster doctor}: tries what Roster depends on. */
@NullMarked
package dev.roster.app.doctor;

import org.jspecify.annotations.NullMarked;
