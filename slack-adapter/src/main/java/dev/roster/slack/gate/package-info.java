/** Decides whether an HTTP request really comes from Slack, now, and for the first time. */
@NullMarked
package dev.roster.slack.gate;

import org.jspecify.annotations.NullMarked;
