/** What needs several features at once: home, help, me and inbox. */
@NullMarked
package dev.roster.home;

import org.jspecify.annotations.NullMarked;
