/** How log lines look: one line each, a stack trace at DEBUG only. */
@NullMarked
package dev.roster.app.log;

import org.jspecify.annotations.NullMarked;
