/**
 * What the tests of every module stand on: a real database, a settable clock, fakes of the ports.
 */
@NullMarked
package dev.roster.testing;

import org.jspecify.annotations.NullMarked;
