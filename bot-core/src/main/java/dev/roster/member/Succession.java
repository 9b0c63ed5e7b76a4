package dev.roster.member;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.command.PersonRef;
import dev.roster.command.Shown;
import dev.roster.notice.Notices;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Passes the one role on that is never granted (D14, D15, E13). */
public final class Succession {

  private final Members members;
  private final Notices notices;
  private final MemberKeys keys;

  /** Wires it. */
  public Succession(Members members, Notices notices, MemberKeys keys) {
    this.members = members;
    this.notices = notices;
    this.keys = keys;
  }

  /**
   * A role that was passed on.
   *
   * @param from who held it, as they were before
   * @param to who holds it now, as they were before
   * @param role the role
   * @param steps what whoever held it is now
   */
  public record Passed(Member from, Member to, Role role, Role steps) {}

  /**
   * Passes the actor's role on; they become what is one rank below.
   *
   * @throws Refusal by the scheme's rules, and for who cannot take it
   */
  public Passed pass(Tx tx, Seat actor, PersonRef who) {
    tx.require(AccessRequest.of(actor, Permission.ORG_TRANSFER));
    Member to = successor(tx.sql(), actor, who, tx.now());
    Member from =
        members
            .byPerson(tx.sql(), actor.org(), actor.person())
            .orElseThrow(() -> new Refusal("You are not in " + actor.orgName() + " any more."));
    Role role = Members.roleOf(actor, from);
    Role steps = steps(actor);
    Role before = Members.roleOf(actor, to);
    // INVARIANT: membership_owner is unique, so the old owner steps down before the new one rises.
    change(tx, actor, from, role, steps);
    change(tx, actor, to, before, role);
    tx.audit(
        AuditEvent.changed(
            "org.transferred",
            "org",
            tx.org(),
            Map.of("owner", from.person().toString()),
            Map.of("owner", to.person().toString())));
    var passed = new Passed(from, to, role, steps);
    tell(tx, actor, passed);
    return passed;
  }

  /** What whoever passes their role on is afterwards. */
  public static Role steps(Seat owner) {
    return owner.scheme().below(owner.role()).orElse(owner.role());
  }

  private void change(Tx tx, Seat actor, Member member, Role from, Role to) {
    keys.changed(tx, actor, new RoleChange(member, from, to, tx.version()));
    MemberTable.changeRole(tx.sql(), member.id(), to.name(), tx.version());
    tx.audit(
        AuditEvent.changed(
            "member.role",
            "membership",
            member.id(),
            Map.of("role", from.name()),
            Map.of("role", to.name(), "person", member.person().toString())));
  }

  /**
   * Who could take the role over: an active member other than the actor.
   *
   * @throws Refusal that says what they are instead
   */
  public Member successor(Handle sql, Seat actor, PersonRef who, Instant now) {
    String role = actor.role().title().toLowerCase(Locale.ROOT);
    Optional<Member> named = members.named(sql, actor, who);
    if (named.isEmpty()) {
      boolean invited = Roll.isInvited(sql, actor.org(), who, now);
      throw new Refusal(
          invited
              ? "%s is invited to %s and has not joined yet. Only an active member can become its %s."
                  .formatted(who.subject(), actor.orgName(), role)
              : "%s is not in %s. Only an active member can become its %s; `/member list` shows who is."
                  .formatted(who.subject(), actor.orgName(), role));
    }
    Member member = named.get();
    if (member.person().equals(actor.person())) {
      throw new Refusal("You are the %s of %s already.".formatted(role, actor.orgName()));
    }
    if (member.isSuspended()) {
      throw new Refusal(
          "%s is suspended in %s. Only an active member can become its %s; `/member reactivate` gives them their access back first."
              .formatted(Shown.of(member.name(), 80), actor.orgName(), role));
    }
    return member;
  }

  private void tell(Tx tx, Seat actor, Passed passed) {
    String org = actor.orgName();
    String role = passed.role().title();
    notices.tell(
        tx,
        tx.org(),
        passed.to().person(),
        Reply.of(
            passed.from().span(),
            Span.plain(" made you the %s of ".formatted(role)),
            Span.bold(org),
            Span.plain(
                " and is %s now. Only you can pass it on: ".formatted(passed.steps().title())),
            Span.command("org transfer"),
            Span.plain(".")));
    notices.tell(
        tx,
        tx.org(),
        passed.from().person(),
        Reply.of(
            Span.plain("You passed "),
            Span.bold(org),
            Span.plain(" on: "),
            passed.to().span(),
            Span.plain(" is its %s now, and you are %s.".formatted(role, passed.steps().title()))));
  }

  /** What the question before it says. */
  public static List<Span> consequence(Seat owner, Member to) {
    return List.of(
        Span.plain(
            "You become %s and can take it back only if %s gives it."
                .formatted(steps(owner).title(), Shown.of(to.name(), 80))));
  }
}
