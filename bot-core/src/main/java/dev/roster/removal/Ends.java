package dev.roster.removal;

import static java.util.Objects.requireNonNull;

import dev.roster.member.Member;
import dev.roster.team.Ownership;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What ends with somebody's membership; read for the question, and again within the change.
 *
 * @param member as they were before
 * @param teams the teams they were in, each with their role there
 * @param passings the teams they owned, and who owns them next (X25)
 * @param invitations how many pending invitations they sent
 * @param request the code of their open request for Pro
 */
record Ends(
    Member member,
    Map<UUID, String> teams,
    List<Ownership.Passing> passings,
    int invitations,
    Optional<String> request) {

  /** Copies the lists. */
  Ends {
    requireNonNull(member, "member must not be null");
    teams = Map.copyOf(teams);
    passings = List.copyOf(passings);
  }
}
