package dev.roster.invite;

import java.util.List;

/**
 * Invitations that wait for an answer.
 *
 * @param total how many there are
 * @param first the addresses or names of the newest of them
 */
public record Outstanding(int total, List<String> first) {

  /** Copies the names. */
  public Outstanding {
    first = List.copyOf(first);
  }
}
