/** Turns replies and forms into Slack's blocks and views, and filled views back into words. */
@NullMarked
package dev.roster.slack.render;

import org.jspecify.annotations.NullMarked;
