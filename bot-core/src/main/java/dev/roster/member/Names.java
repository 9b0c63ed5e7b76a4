package dev.roster.member;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.command.PersonRef;
import dev.roster.person.FullName;
import dev.roster.person.People;
import dev.roster.store.Tx;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The names of members: first and last, and nothing else of who they are (C15, C16). */
final class Names {

  /** What takes a part of a name away. */
  private static final String NONE = "none";

  /**
   * A name that was changed.
   *
   * @param member as they were before
   * @param before their name before
   * @param called how they are called now
   * @param version the version that the change gave to the person
   */
  record Change(Member member, FullName before, String called, long version) {

    /** What an Undo of it carries. */
    Decided decided() {
      return new Decided(version, before.decidedBy());
    }
  }

  private final Members members;
  private final People people;
  private final MemberNotices notices;

  Names(Members members, People people, MemberNotices notices) {
    this.members = members;
    this.people = people;
    this.notices = notices;
  }

  /**
   * Gives a member another first or last name, or takes one away with {@code none}. It is theirs in
   * every org.
   *
   * @throws Refusal by the scheme's rules, when nothing is given, and when it is no change
   */
  Change change(Tx tx, Seat actor, PersonRef who, Optional<String> first, Optional<String> last) {
    Member member = changeable(tx, actor, who);
    if (first.isEmpty() && last.isEmpty()) {
      throw new Refusal(
          "Say which name: `first:`, `last:` or both, as in `/member edit ben@acme.test first:Ben last:Ode`. `first:none` takes one away.");
    }
    FullName before = people.fullName(tx.sql(), member.person());
    var to = new FullName(part(before.first(), first), part(before.last(), last), 0);
    if (to.reads(before)) {
      throw new Refusal("%s has that name already.".formatted(member.inSentence()));
    }
    return apply(tx, actor, member, before, to, OptionalLong.empty());
  }

  private static Optional<String> part(Optional<String> before, Optional<String> typed) {
    return typed.isEmpty() ? before : typed.filter(word -> !word.equals(NONE)).map(FullName::read);
  }

  /**
   * Gives the former name back.
   *
   * @throws Refusal by the scheme's rules, and when the name was changed again
   */
  Change undo(Tx tx, Seat actor, PersonRef who, FullName to, Decided undone) {
    members.requireStill(tx.sql(), actor, who);
    Member member = changeable(tx, actor, who);
    FullName held = people.fullName(tx.sql(), member.person());
    if (!undone.isNewest(held.decidedBy())) {
      throw new Refusal(
          "This cannot be undone any more: the name of %s was changed again meanwhile."
              .formatted(member.inSentence()));
    }
    return apply(tx, actor, member, held, to, OptionalLong.of(undone.before()));
  }

  /**
   * One's own name is no change of somebody else, so that no target rule forbids it. Who is in
   * another org too is renamed by nobody else: any org could otherwise rename the people of
   * another.
   */
  private Member changeable(Tx tx, Seat actor, PersonRef who) {
    Member member = members.load(tx.sql(), actor, who);
    var request = AccessRequest.of(actor, Permission.MEMBER_EDIT);
    if (member.person().equals(actor.person())) {
      tx.require(request);
      return member;
    }
    tx.require(request.onto(Members.roleOf(actor, member)));
    if (people.isInSharedOrgBesides(tx.sql(), member.person(), actor.org())) {
      throw new Refusal(
          "The name of %s is shown outside of %s too, so nobody else changes it. They can themselves, with `/member edit` where their role allows it."
              .formatted(member.inSentence(), actor.orgName()));
    }
    return member;
  }

  private Change apply(
      Tx tx, Seat actor, Member member, FullName before, FullName to, OptionalLong decidedBy) {
    var event =
        AuditEvent.changed("person.name", "person", member.person(), Map.of(), Map.of())
            .saying(Map.of("from", words(before), "to", words(to)));
    long version = people.rename(tx, member.person(), to, decidedBy, event);
    String called =
        members
            .byPerson(tx.sql(), actor.org(), member.person())
            .map(Member::name)
            .orElse(member.name());
    notices.renamed(tx, actor, member, called);
    return new Change(member, before, called, version);
  }

  private static String words(FullName name) {
    return (name.first().orElse("") + " " + name.last().orElse("")).strip();
  }
}
