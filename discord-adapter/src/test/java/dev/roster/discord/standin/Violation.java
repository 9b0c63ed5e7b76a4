package dev.roster.discord.standin;

/**
 * A rule of Discord that the app broke.
 *
 * @param rule which, in a few words
 * @param detail how
 */
public record Violation(String rule, String detail) {}
