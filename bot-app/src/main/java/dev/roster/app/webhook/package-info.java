/** Posts events to the addresses of webhooks, signed, and never into Roster's own network. */
@NullMarked
package dev.roster.app.webhook;

import org.jspecify.annotations.NullMarked;
