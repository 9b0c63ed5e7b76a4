/** Names who speaks and where in chat, without knowing any platform. */
@NullMarked
package dev.roster.chat;

import org.jspecify.annotations.NullMarked;
