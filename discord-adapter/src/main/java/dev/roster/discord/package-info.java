/** Carries commands, cards and buttons between Discord and the engine. */
@NullMarked
package dev.roster.discord;

import org.jspecify.annotations.NullMarked;
