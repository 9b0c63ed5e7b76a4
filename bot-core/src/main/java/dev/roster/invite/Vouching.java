package dev.roster.invite;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import dev.roster.command.Callers;
import dev.roster.command.Shown;
import dev.roster.invite.Invitation.ToTeam;
import dev.roster.store.Tx;
import dev.roster.team.Team;
import dev.roster.team.Teams;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Whether somebody may hand out what an invitation offers: when it is sent, sent again or taken
 * back up, and of whoever sent it when it is accepted (X02, X03). A role is handed out by one rule
 * only, whatever the door.
 */
final class Vouching {

  private static final String INVITES = "join.invite";
  private static final int NAMED = 3;

  private final Callers seats;
  private final Teams teams;

  Vouching(Callers seats, Teams teams) {
    this.seats = seats;
    this.teams = teams;
  }

  /**
   * Why an invitation cannot be accepted as things stand. It stays pending: the right may come
   * back, or somebody else vouches by sending it again.
   *
   * @param toInvitee what whoever accepts is told, whole sentences
   * @param toSenders what a list says of it, some words
   */
  record Lapse(String toInvitee, String toSenders) {}

  /** Goes on only when the actor may hand out the role, and put people into the team. */
  void require(Tx tx, Seat actor, Role role, Optional<Team> team) {
    tx.require(AccessRequest.of(actor, Permission.INVITE_CREATE).granting(role));
    team.ifPresent(into -> tx.require(Teams.adding(actor, into)));
  }

  /** The same for what an invitation offers; a team that is gone asks for no right. */
  void require(Tx tx, Seat actor, Invitation invitation) {
    require(tx, actor, Invitations.roleOf(actor, invitation), team(tx.sql(), invitation));
  }

  /** Whether {@link #require} would let the actor through. */
  boolean mayOffer(Handle sql, Seat actor, Invitation invitation) {
    return actor
        .scheme()
        .role(invitation.role())
        .filter(role -> mayGrant(actor, role) && mayAdd(actor, team(sql, invitation)))
        .isPresent();
  }

  static boolean mayGrant(Seat actor, Role role) {
    return Access.decide(AccessRequest.of(actor, Permission.INVITE_CREATE).granting(role))
        instanceof Decision.Allowed;
  }

  private static boolean mayAdd(Seat actor, Optional<Team> team) {
    return team.isEmpty() || Teams.mayAdd(actor, team.get()) instanceof Decision.Allowed;
  }

  private Optional<Team> team(Handle sql, Invitation invitation) {
    return invitation
        .team()
        .map(ToTeam::id)
        .flatMap(id -> teams.find(sql, invitation.org(), id))
        .filter(Team::active);
  }

  /** The seat of whoever sent it last; empty when they are in the org no more. */
  Optional<Seat> inviter(Handle sql, Invitation invitation) {
    return seats.seat(sql, invitation.org(), invitation.invitedBy());
  }

  /** The seat of somebody of the org. */
  Optional<Seat> seat(Handle sql, UUID org, UUID person) {
    return seats.seat(sql, org, person);
  }

  /** Why a pending invitation cannot be accepted now; empty while it can. */
  Optional<Lapse> lapse(Handle sql, String orgName, Scheme scheme, Invitation invitation) {
    if (scheme.policy(INVITES).equals("off")) {
      return Optional.of(
          new Lapse(
              "Nobody is invited to %s any more: people come in by signing in with an allowed e-mail domain, or a platform admin attaches them."
                  .formatted(orgName),
              "nobody is invited at present"));
    }
    String inviter = Shown.of(invitation.inviterName());
    Optional<Role> named = scheme.role(invitation.role());
    if (named.isEmpty()) {
      return Optional.of(
          new Lapse(
              "The role of this invitation does not exist in %s any more. Ask %s for a new one."
                  .formatted(orgName, inviter),
              "there is no such role any more: cancel it"));
    }
    Role role = named.get();
    if (role.unique()) {
      return Optional.of(
          new Lapse(
              "Nobody becomes %s of %s by an invitation. Ask %s for a new one."
                  .formatted(role.title(), orgName, inviter),
              "nobody becomes " + role.title() + " by an invitation: cancel it"));
    }
    Optional<Seat> seat = inviter(sql, invitation);
    Optional<Team> team = team(sql, invitation);
    if (seat.filter(now -> mayGrant(now, role)).isEmpty()) {
      return Optional.of(
          new Lapse(
              "%s may not invite to %s as %s any more. %s"
                  .formatted(
                      inviter,
                      orgName,
                      role.title(),
                      ask(sql, orgName, scheme, invitation, role, team)),
              "needs somebody who may grant " + role.title() + ": resend"));
    }
    return team.filter(into -> !mayAdd(seat.get(), Optional.of(into)))
        .map(into ->
            new Lapse(
                "%s may not add anybody to the team %s any more. %s"
                    .formatted(
                        inviter,
                        into.inSentence(),
                        ask(sql, orgName, scheme, invitation, role, team)),
                "needs somebody who may add to the team " + into.inSentence() + ": resend"));
  }

  /** Whom the invitee may ask: people who could send the same invitation now. */
  private String ask(
      Handle sql,
      String orgName,
      Scheme scheme,
      Invitation invitation,
      Role role,
      Optional<Team> team) {
    List<Role> could =
        scheme.roles().stream()
            .filter(holder -> {
              Seat imagined = imagined(orgName, scheme, invitation.org(), holder);
              return mayGrant(imagined, role) && mayAdd(imagined, team);
            })
            .toList();
    List<String> names =
        could.isEmpty() ? List.of() : seats.holders(sql, invitation.org(), could, NAMED);
    return names.isEmpty()
        ? "Ask somebody of %s for a new one.".formatted(orgName)
        : "Ask %s to send it again.".formatted(either(names.stream().map(Shown::of).toList()));
  }

  private static Seat imagined(String orgName, Scheme scheme, UUID org, Role role) {
    return new Seat(
        org, "", orgName, 0, new UUID(0, 0), scheme, role, Set.of(), true, "base", List.of());
  }

  private static String either(List<String> names) {
    return names.size() == 1
        ? names.getFirst()
        : String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
  }
}
