package dev.roster.check;

import dev.roster.usage.Cycle;

/**
 * What an org's pool gave in a cycle.
 *
 * @param tick the report up to which it is known at least
 */
record Pool(long tick, Cycle cycle, long spent) {}
