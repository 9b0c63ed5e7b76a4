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
import dev.roster.person.People;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The commands about members. */
public final class MemberCommands {

  /** What platforms show of suggestions. */
  static final int MOST_OFFERED = 25;

  private MemberCommands() {}

  /** All of them, in the order of help. */
  public static List<Command<?>> all(
      Members members,
      People people,
      Affiliations affiliations,
      Standing standing,
      AsItWas past,
      Consumption consumption,
      MemberKeys keys,
      Notices notices) {
    var told = new MemberNotices(members, notices);
    var roles = new Roles(members, told, keys);
    var suspensions = new Suspensions(members, told);
    var names = new Names(members, people, told);
    var caps = new CreditCaps(members, told);
    return List.of(
        ListMembers.declare(affiliations),
        ExportMembers.declare(affiliations),
        ShowMember.declare(members, affiliations, past, consumption, keys),
        ChangeRole.declare(members, roles, keys),
        UndoRole.declare(roles),
        LimitMember.declare(members, caps),
        UndoLimit.declare(caps),
        EditMember.declare(members, names),
        UndoName.declare(names),
        SuspendMember.declare(members, suspensions, standing),
        ReactivateMember.declare(members, suspensions),
        UndoStatus.declare(suspensions));
  }

  /** Offers the people of the org. */
  public static Suggester people(Members members) {
    return Suggesting.everybody(members);
  }

  /** A person of the org, offered by name. */
  public static Kind.Person person(Members members) {
    return new Kind.Person(Suggesting.everybody(members));
  }

  /** Offers the people whom the caller may change by that permission (C21). */
  public static Suggester changeable(Members members, Permission permission) {
    return Suggesting.changeable(members, permission);
  }

  /** Offers those people of the org who are not suspended. */
  public static Suggester active(Members members) {
    return Suggesting.active(members);
  }

  /** An active member other than the caller: somebody whom a place could be passed on to. */
  public static Kind.Person successor(Members members) {
    return new Kind.Person(Suggesting.successor(members));
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

  static List<Role> grantable(Seat seat, Permission permission) {
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
            Refusal.meaningless(
                "`%s` is no role of %s. Its roles: %s."
                    .formatted(
                        Shown.of(typed),
                        seat.orgName(),
                        seat.scheme().roles().reversed().stream()
                            .map(role -> "`" + role.name() + "`")
                            .collect(Collectors.joining(", ")))));
  }
}
