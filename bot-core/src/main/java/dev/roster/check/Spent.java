package dev.roster.check;

import dev.roster.usage.Cycle;
import dev.roster.usage.Spending;

/**
 * What a member used in a cycle.
 *
 * @param tick the report up to which it is known at least
 */
record Spent(long tick, Cycle cycle, Spending spending) {}
