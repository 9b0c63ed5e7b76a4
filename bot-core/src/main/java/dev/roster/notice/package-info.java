/** Tells people in direct messages what others decided about them. */
@NullMarked
package dev.roster.notice;

import org.jspecify.annotations.NullMarked;
