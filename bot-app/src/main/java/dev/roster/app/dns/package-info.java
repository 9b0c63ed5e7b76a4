/** What the domain name system says. */
@NullMarked
package dev.roster.app.dns;

import org.jspecify.annotations.NullMarked;
