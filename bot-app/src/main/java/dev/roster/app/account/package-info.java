/** The page on which people see their own account. */
@NullMarked
package dev.roster.app.account;

import org.jspecify.annotations.NullMarked;
