/** The Slack workspaces that installed Roster, and the installs under way. */
@NullMarked
package dev.roster.install;

import org.jspecify.annotations.NullMarked;
