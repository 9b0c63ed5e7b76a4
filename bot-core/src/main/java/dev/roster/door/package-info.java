/** Ways into orgs that open when somebody signs in. */
@NullMarked
package dev.roster.door;

import org.jspecify.annotations.NullMarked;
