package dev.roster.apikey;

/**
 * A key as somebody sees it in a list.
 *
 * @param owner how whoever it speaks for is called
 * @param revocable whether it could still be used, and the reader may end it
 */
record Listed(ApiKey key, String owner, KeyState state, boolean revocable) {}
