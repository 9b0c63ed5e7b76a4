/** Rights as data: schemes, roles and the pure decision whether an act is allowed. */
@NullMarked
package dev.roster.access;

import org.jspecify.annotations.NullMarked;
