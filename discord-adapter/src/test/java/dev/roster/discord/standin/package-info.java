/**
 * A small Discord on loopback, REST and gateway, with the people in it, for tests over real JDA.
 */
@NullMarked
package dev.roster.discord.standin;

import org.jspecify.annotations.NullMarked;
