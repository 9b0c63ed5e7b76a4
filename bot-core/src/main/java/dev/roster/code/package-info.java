/** One-time codes that people type, and the tries that were wrong. */
@NullMarked
package dev.roster.code;

import org.jspecify.annotations.NullMarked;
