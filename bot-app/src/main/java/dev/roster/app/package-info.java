/**
 * The composition root: reads the configuration, puts the parts together, starts and stops them.
 */
@NullMarked
package dev.roster.app;

import org.jspecify.annotations.NullMarked;
