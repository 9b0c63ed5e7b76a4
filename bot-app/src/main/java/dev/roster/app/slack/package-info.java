/** Slack's place in the process: its address, its manifest, whether its tokens work. */
@NullMarked
package dev.roster.app.slack;

import org.jspecify.annotations.NullMarked;
