package dev.roster.member;

import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Context;
import dev.roster.command.Input;
import dev.roster.command.Kind;
import dev.roster.command.PersonWords;
import dev.roster.command.Suggester;
import dev.roster.command.Suggestion;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;

/** Offers members and roles while somebody types: never what would be refused (C21). */
final class Suggesting {

  // Of whom some are left out; who has more namesakes types on.
  private static final int MOST_LOOKED_AT = 100;

  private Suggesting() {}

  /** Everybody in the org. */
  static Suggester everybody(Members members) {
    return named(members, Optional.empty(), (seat, member) -> true);
  }

  /** Who is not suspended. */
  static Suggester active(Members members) {
    return named(members, Optional.of(Member.ACTIVE), (seat, member) -> true);
  }

  /** Who is not suspended, other than the caller. */
  static Suggester successor(Members members) {
    return named(
        members,
        Optional.of(Member.ACTIVE),
        (seat, member) -> !member.person().equals(seat.person()));
  }

  private static Suggester named(
      Members members, Optional<String> status, BiPredicate<Seat, Member> test) {
    return (context, sql, typed) ->
        members
            .starting(sql, context.seat().org(), typed, status, MemberCommands.MOST_OFFERED)
            .stream()
            .filter(member -> test.test(context.seat(), member))
            .map(Suggesting::entry)
            .toList();
  }

  /** Whom the caller may change by that permission, oneself where that is allowed. */
  static Suggester changeable(Members members, Permission permission) {
    return changeable(members, permission, Optional.empty());
  }

  /** The same of those in one state. */
  static Suggester changeable(Members members, Permission permission, Optional<String> status) {
    return (context, sql, typed) -> {
      Seat seat = context.seat();
      var reach = new Reach(seat, Admins.noneToSpare(sql, seat));
      return members.starting(sql, seat.org(), typed, status, MOST_LOOKED_AT).stream()
          .filter(member -> reach.may(permission, member) instanceof Decision.Allowed)
          .map(Suggesting::entry)
          .toList();
    };
  }

  /** The roles that the caller may give to whom they named, or to anybody before they did. */
  static Kind.Suggested role(Members members) {
    return new Kind.Suggested(
        (context, sql, typed) -> {
          Seat seat = context.seat();
          return named(members, context, sql)
              .map(member -> new Reach(seat, Admins.noneToSpare(sql, seat)).rolesFor(member))
              .orElseGet(() -> MemberCommands.grantable(seat, Permission.MEMBER_CHANGE_ROLE))
              .stream()
              .filter(role -> role.name().startsWith(typed))
              .map(role -> new Suggestion(role.name(), role.title()))
              .toList();
        },
        32);
  }

  private static Optional<Member> named(Members members, Context context, Handle sql) {
    return context.call().input() instanceof Input.Filled filled
        ? Optional.ofNullable(filled.words().get("person"))
            .flatMap(PersonWords::parse)
            .flatMap(who -> members.named(sql, context.seat(), who))
        : Optional.empty();
  }

  private static Suggestion entry(Member member) {
    String label = member.email().map(email -> member.name() + " · " + email).orElse(member.name());
    return new Suggestion("id:" + member.person(), label);
  }
}
