/** Installs into several Slack workspaces by OAuth, and the tokens that come of them. */
@NullMarked
package dev.roster.slack.install;

import org.jspecify.annotations.NullMarked;
