package dev.roster.removal;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.apikey.KeyEnds;
import dev.roster.command.Shown;
import dev.roster.invite.InviteFeature;
import dev.roster.invite.Reopened;
import dev.roster.member.Admins;
import dev.roster.member.Ended;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.org.MoreRoom;
import dev.roster.org.Org;
import dev.roster.org.Orgs;
import dev.roster.person.People;
import dev.roster.person.Person;
import dev.roster.reply.Block;
import dev.roster.store.Tx;
import dev.roster.team.Comeback;
import dev.roster.upgrade.UpgradeFeature;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a removal back: the membership is as it was, with what stood on it as far as nothing newer
 * took its place (ADR 007).
 */
final class Restoring {

  private final Members members;
  private final People people;
  private final Orgs orgs;
  private final Comeback comeback;
  private final InviteFeature invite;
  private final UpgradeFeature upgrade;
  private final KeyEnds keys;
  private final RestoreNotices notices;

  Restoring(RemovalCommands.Shared shared, RestoreNotices notices) {
    this.members = shared.members();
    this.people = shared.people();
    this.orgs = shared.orgs();
    this.comeback = shared.comeback();
    this.invite = shared.invite();
    this.upgrade = shared.upgrade();
    this.keys = shared.keys();
    this.notices = notices;
  }

  /**
   * Brings somebody back.
   *
   * @param person who was removed
   * @param version the change that removed them
   * @throws Refusal by the scheme's rules, when somebody decided on their place since, and when the
   *     plan has no room
   */
  Restored restore(Tx tx, Seat actor, UUID person, long version) {
    tx.require(AccessRequest.of(actor, Permission.MEMBER_REMOVE));
    UUID now = people.now(tx.sql(), person);
    String name =
        people
            .find(tx.sql(), now)
            .map(Person::name)
            .map(Shown::of)
            .orElseThrow(() -> over("whoever it was is not known any more"));
    Ended ended = requireNewest(tx, actor, person, now, version, name);
    Role role = requireMayGive(tx, actor, ended, name);
    // Whoever is in holds one seat; what they were sent meanwhile would hold another (X21).
    invite.expireOverdue(tx);
    invite.endFor(tx, now);
    requireRoom(tx, actor, name);
    Comeback.Plan teams = comeback.plan(tx.sql(), tx.org(), actor.scheme(), ended.teams(), version);
    Member member = members.restore(tx, ended, now, Comeback.words(teams));
    comeback.giveBack(tx, member, ended.teams(), teams);
    boolean isOther = !now.equals(person);
    // What they sent or asked for as somebody else stays over: nobody vouches for it any more.
    Reopened invitations = isOther ? Reopened.NONE : invite.reopenSentBy(tx, actor, now, version);
    Optional<UpgradeFeature.Reopened> request =
        isOther ? Optional.empty() : upgrade.reopen(tx, actor.scheme(), now, version);
    KeyEnds.GivenBack given = isOther ? KeyEnds.GivenBack.NONE : keys.giveBack(tx, now, version);
    people.switchWhereNone(tx, now, tx.org());
    Optional<Block> advice =
        role.admin() && !member.isSuspended() ? Admins.advice(tx.sql(), actor) : Optional.empty();
    var restored = new Restored(member, role, teams, invitations, request, given, isOther, advice);
    notices.restored(tx, actor, restored);
    return restored;
  }

  /** Goes on only when this removal is the newest decision on whether they are in. */
  private Ended requireNewest(Tx tx, Seat actor, UUID person, UUID now, long version, String name) {
    if (members.byPerson(tx.sql(), tx.org(), now).isPresent()) {
      throw over("%s has joined %s again since".formatted(name, actor.orgName()));
    }
    Optional<Ended> ended =
        members.ended(tx.sql(), tx.org(), person).filter(end -> end.version() == version);
    boolean wentSince =
        members.ended(tx.sql(), tx.org(), now).filter(end -> end.version() > version).isPresent();
    return ended
        .filter(_ -> !wentSince)
        .orElseThrow(
            () -> over("%s was in %s again since, and went".formatted(name, actor.orgName())));
  }

  /**
   * Whoever may not remove somebody of that role, or may not hand it out, does not bring them back
   * with it: no door gives what the others refuse (X03).
   */
  private static Role requireMayGive(Tx tx, Seat actor, Ended ended, String name) {
    Optional<Role> role =
        ended.scheme().equals(actor.scheme().name())
            ? actor.scheme().role(ended.role())
            : Optional.empty();
    if (role.isEmpty()) {
      throw over(
          "%s has moved to another set of roles since, and none of them is the one that %s had"
              .formatted(actor.orgName(), name));
    }
    tx.require(
        AccessRequest.of(actor, Permission.MEMBER_REMOVE).onto(role.get()).granting(role.get()));
    return role.get();
  }

  private void requireRoom(Tx tx, Seat actor, String name) {
    Org org = orgs.get(tx.sql(), tx.org(), tx.now());
    if (org.seatsLeft().orElse(1) == 0) {
      throw MoreRoom.refusal(actor, org, name + " cannot come back now");
    }
  }

  private static Refusal over(String why) {
    return new Refusal(
        "This cannot be undone any more: %s. `/invite send` asks somebody in.".formatted(why));
  }
}
