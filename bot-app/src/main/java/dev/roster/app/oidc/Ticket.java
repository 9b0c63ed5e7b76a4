package dev.roster.app.oidc;

import java.time.Instant;
import java.util.Optional;

/**
 * A sign-in that began in a browser and waits for its end.
 *
 * @param state comes back from the provider by the same browser only
 * @param nonce comes back in the ID token
 * @param verifier proves to the provider who began (PKCE)
 * @param next where to go on to; a path of our own
 * @param begunAt when
 */
record Ticket(
    String state, String nonce, String verifier, Optional<String> next, Instant begunAt) {}
