package dev.roster.slack.standin;

/**
 * Something in a message that would wake people.
 *
 * @param kind {@code channel}, {@code here}, {@code everyone}, {@code group}, {@code user}, or
 *     {@code names} when Slack was asked to look for names itself
 * @param who the user or group; empty for the others
 * @param words where it stood
 */
public record Ping(String kind, String who, String words) {}
