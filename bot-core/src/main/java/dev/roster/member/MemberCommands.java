package dev.roster.member;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Kind;
import dev.roster.command.Shown;
import dev.roster.command.Suggester;
import dev.roster.command.Suggestion;
import dev.roster.notice.Notices;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The commands about members. */
public final class MemberCommands {

  // Of whom some are left out; who has more namesakes types on.
  private static final int MOST_LOOKED_AT = 100;

  /** What platforms show of suggestions. */
  private static final int MOST_OFFERED = 25;

  private MemberCommands() {}

  /** All of them, in the order of help. */
  public static List<Command<?>> all(Members members, Affiliations affiliations, Notices notices) {
    var told = new MemberNotices(members, notices);
    var roles = new Roles(members, told);
    var suspensions = new Suspensions(members, told);
    return List.of(
        ListMembers.declare(affiliations),
        ShowMember.declare(members, affiliations),
        ChangeRole.declare(members, roles),
        UndoRole.declare(roles),
        SuspendMember.declare(members, suspensions),
        ReactivateMember.declare(members, suspensions),
        UndoStatus.declare(suspensions));
  }

  /** Offers the people of the org. */
  public static Suggester people(Members members) {
    return (context, sql, typed) ->
        members.starting(sql, context.seat().org(), typed, Optional.empty(), MOST_OFFERED).stream()
            .map(member -> new Suggestion("id:" + member.person(), label(member)))
            .toList();
  }

  /** Offers the active people of the org. */
  public static Suggester activePeople(Members members) {
    return (context, sql, typed) ->
        members.starting(sql, context.seat().org(), typed, Optional.of(Member.ACTIVE), 25).stream()
            .map(member -> new Suggestion("id:" + member.person(), label(member)))
            .toList();
  }

  /** A person of the org, offered by name. */
  public static Kind.Person person(Members members) {
    return new Kind.Person(people(members));
  }

  /**
   * Offers the people of the org whom the caller may change by that permission: what would be
   * refused is never offered.
   */
  static Suggester changeable(Members members, Permission permission, String status) {
    return changeable(members, permission, Optional.of(status));
  }

  private static Suggester changeable(
      Members members, Permission permission, Optional<String> status) {
    return (context, sql, typed) ->
        members.starting(sql, context.seat().org(), typed, status, MOST_LOOKED_AT).stream()
            .filter(member -> mayChange(context.seat(), permission, member))
            .map(member -> new Suggestion("id:" + member.person(), label(member)))
            .toList();
  }

  /** The same whatever their state. */
  public static Suggester changeable(Members members, Permission permission) {
    return changeable(members, permission, Optional.empty());
  }

  /** Offers those people of the org who are not suspended. */
  public static Suggester active(Members members) {
    return (context, sql, typed) ->
        members
            .starting(sql, context.seat().org(), typed, Optional.of(Member.ACTIVE), MOST_OFFERED)
            .stream()
            .map(member -> new Suggestion("id:" + member.person(), label(member)))
            .toList();
  }

  /** An active member other than the caller: somebody whom a place could be passed on to. */
  public static Kind.Person successor(Members members) {
    return new Kind.Person((context, sql, typed) -> {
      String self = "id:" + context.seat().person();
      return active(members).suggest(context, sql, typed).stream()
          .filter(offered -> !offered.value().equals(self))
          .toList();
    });
  }

  private static boolean mayChange(Seat seat, Permission permission, Member member) {
    return !member.person().equals(seat.person())
        && Access.decide(AccessRequest.of(seat, permission).onto(Members.roleOf(seat, member)))
            instanceof Decision.Allowed;
  }

  private static String label(Member member) {
    return member.email().map(email -> member.name() + " · " + email).orElse(member.name());
  }

  /**
   * The roles of the org that the caller could hand out by that permission: what would be refused
   * is never offered (C21).
   */
  public static Kind.Suggested grantableRole(Permission permission) {
    return new Kind.Suggested(
        (context, sql, typed) ->
            grantable(context.seat(), permission).stream()
                .filter(role -> role.name().startsWith(typed))
                .map(role -> new Suggestion(role.name(), role.title()))
                .toList(),
        32);
  }

  private static List<Role> grantable(Seat seat, Permission permission) {
    return seat.scheme().roles().stream()
        .filter(role ->
            Access.decide(AccessRequest.of(seat, permission).granting(role))
                instanceof Decision.Allowed)
        .toList();
  }

  /**
   * The role that somebody typed, by name or title.
   *
   * @throws Refusal that lists the roles of the org
   */
  public static Role role(Context context, String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    Seat seat = context.seat();
    return seat.scheme().roles().stream()
        .filter(role ->
            role.name().equals(wanted) || role.title().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            new Refusal(
                "`%s` is no role of %s. Its roles: %s."
                    .formatted(
                        Shown.of(typed),
                        seat.orgName(),
                        seat.scheme().roles().reversed().stream()
                            .map(role -> "`" + role.name() + "`")
                            .collect(Collectors.joining(", ")))));
  }
}
