package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request of the app, for a test to look at.
 *
 * @param endpoint what it asked for
 * @param body what was sent, possibly empty
 * @param status what was answered; 0 when the connection broke or the answer is still to come
 */
public record Called(Endpoint endpoint, JsonNode body, int status) {}
