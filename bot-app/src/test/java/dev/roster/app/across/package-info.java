/** Slack and Discord at once: one org, one request, and the same people on both. */
@NullMarked
package dev.roster.app.across;

import org.jspecify.annotations.NullMarked;
