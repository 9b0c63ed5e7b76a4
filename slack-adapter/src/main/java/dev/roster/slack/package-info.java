/** Carries commands, cards, forms and buttons between Slack and the engine. */
@NullMarked
package dev.roster.slack;

import org.jspecify.annotations.NullMarked;
