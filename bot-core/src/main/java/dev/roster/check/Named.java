package dev.roster.check;

import org.jspecify.annotations.Nullable;

/**
 * Whom a word means in an org.
 *
 * @param version the org's version that it was looked up at, at least
 * @param member where that member is kept; null for nobody in the org
 */
record Named(long version, @Nullable Seated member) {}
