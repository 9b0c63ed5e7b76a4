package dev.roster.card;

import static java.util.Objects.requireNonNull;

import dev.roster.chat.Place;
import java.util.Optional;
import java.util.UUID;

/**
 * A copy of a card, wherever it was posted.
 *
 * @param request what it asks to decide on
 * @param person whom it asks; absent for a channel's
 * @param channel the channel that it is for; absent for a person's
 */
public record Copy(UUID id, UUID request, Optional<UUID> person, Optional<Place> channel) {

  /** Checks that nothing is missing. */
  public Copy {
    requireNonNull(id, "id must not be null");
    requireNonNull(request, "request must not be null");
  }
}
