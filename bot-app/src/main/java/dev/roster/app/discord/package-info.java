/** Discord's place in the process: the link that invites the bot, whether its token works. */
@NullMarked
package dev.roster.app.discord;

import org.jspecify.annotations.NullMarked;
