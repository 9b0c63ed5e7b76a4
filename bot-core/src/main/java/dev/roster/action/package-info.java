/** Buttons: what a press does is a stored row behind a random token. */
@NullMarked
package dev.roster.action;

import org.jspecify.annotations.NullMarked;
