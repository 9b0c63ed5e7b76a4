/** Tells an org's own systems of its changes. */
@NullMarked
package dev.roster.webhook;

import org.jspecify.annotations.NullMarked;
