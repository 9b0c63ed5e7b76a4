package dev.roster.usage;

/**
 * What became of a report.
 *
 * @param recorded how many events were counted
 * @param duplicates how many were known by their id, from an earlier report or from this one
 */
public record Receipt(int recorded, int duplicates) {}
