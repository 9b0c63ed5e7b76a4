package dev.roster.discord.standin;

/**
 * One suggestion under an option that is being typed.
 *
 * @param name what the person reads
 * @param value what is sent when they take it
 */
public record Choice(String name, String value) {}
