package dev.roster.app.account;

import dev.roster.invite.InvitationLinks;
import dev.roster.invite.InvitationLinks.Name;
import dev.roster.invite.JoinIdentity.Need;
import dev.roster.session.WebSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An invitation that waits for the address which the session proves.
 *
 * @param id names it in a form
 * @param ready whether it can be accepted now; else whoever looks has to prove the address anew
 * @param name what the fields of the name begin with; empty for somebody whose name is known
 */
public record Waiting(
    String id,
    String org,
    String inviter,
    String role,
    Optional<String> team,
    Instant until,
    boolean ready,
    Optional<Name> name) {

  /** Those that wait, the newest first. */
  static List<Waiting> of(InvitationLinks links, WebSession session, Instant now) {
    List<InvitationLinks.Waiting> found = links.waitingFor(session.proof().email());
    if (found.isEmpty()) {
      return List.of();
    }
    Name name = links.nameOf(session);
    return found.stream().map(one -> of(one, session, name, now)).toList();
  }

  private static Waiting of(
      InvitationLinks.Waiting one, WebSession session, Name name, Instant now) {
    var shown = one.shown();
    Need need = shown.identity().need(shown.email(), Optional.of(session), now);
    return new Waiting(
        one.id().toString(),
        shown.orgName(),
        shown.inviter(),
        shown.role(),
        shown.team(),
        shown.expiresAt(),
        need == Need.NONE,
        Optional.of(name).filter(known -> !known.known()));
  }
}
