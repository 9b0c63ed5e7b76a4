/** The ports through which the core reaches chat platforms and mail. */
@NullMarked
package dev.roster.platform;

import org.jspecify.annotations.NullMarked;
