/** Turns replies and forms into Discord's components and modals, and filled modals into words. */
@NullMarked
package dev.roster.discord.render;

import org.jspecify.annotations.NullMarked;
