package dev.roster.discord.standin;

/**
 * A mention that Discord's {@code allowed_mentions} let through. Counted in ephemeral messages too,
 * where nobody would notice: the same words may stand in an open one next.
 *
 * @param kind {@code everyone}, {@code role} or {@code user}
 * @param id whom; empty for everyone
 * @param words the message
 */
public record Ping(String kind, String id, String words) {}
