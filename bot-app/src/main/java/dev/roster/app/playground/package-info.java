/** The local browser chat: a third adapter of the same engine, with no rules of its own. */
@NullMarked
package dev.roster.app.playground;

import org.jspecify.annotations.NullMarked;
