package dev.roster.scheme;

import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What moving an org to another scheme would do, as the rows stand now.
 *
 * @param from what the org lives by, with its own policies
 * @param to what it would live by, with those of its own policies that stay
 * @param lines what becomes of whom, the highest role first
 * @param actor what becomes of whoever moves it
 * @param invited live invitations
 * @param dropped the org's own policies that do not stay, as {@code key=value}
 * @param flagged how many people lose the flag that only the old scheme knows (C13)
 * @param keys how many API keys end, since their owners' role has none then (X08)
 * @param teamRoles how many people in teams lose a role that the new scheme's teams do not have
 */
record Move(
    Scheme from,
    Scheme to,
    List<Line> lines,
    Step actor,
    int invited,
    List<String> dropped,
    int flagged,
    int keys,
    int teamRoles) {

  /** From one role to another. */
  record Step(Role from, Role to) {

    /** What is allowed then and was not before. */
    Set<Permission> gained() {
      return beyond(to, from);
    }

    /** What was allowed and is not any more. */
    Set<Permission> lost() {
      return beyond(from, to);
    }

    private static Set<Permission> beyond(Role more, Role less) {
      var beyond = EnumSet.noneOf(Permission.class);
      beyond.addAll(more.permissions());
      beyond.removeAll(less.permissions());
      return beyond;
    }
  }

  /** How many people take a step, whoever moves the org not counted. */
  record Line(Step step, int people) {}

  /** Copies the lists. */
  Move {
    lines = List.copyOf(lines);
    dropped = List.copyOf(dropped);
  }

  /** Whether nobody can be invited any more, so that live invitations end (X01). */
  boolean endsInvitations() {
    return to.policy("join.invite").equals("off");
  }

  /** Whether teams stop having roles (X16). */
  boolean flattensTeams() {
    return from.hasTeamRoles() && !to.hasTeamRoles();
  }

  /**
   * Whether who is what in a team stays; what was kept while teams were flat counts for nothing.
   */
  boolean keepsTeamRoles() {
    return from.hasTeamRoles() && to.hasTeamRoles();
  }

  /** Whether teams begin to need an owner, and have none (X32). */
  boolean orphansTeams() {
    return !from.hasTeamRoles() && to.hasTeamRoles();
  }

  /** The policies in force that change, as {@code any to own_rank} by key. */
  Map<String, String> policies() {
    var changed = new TreeMap<String, String>();
    from.policies()
        .forEach((key, value) -> {
          String then = to.policy(key);
          if (!then.equals(value)) {
            changed.put(key, value + " to " + then);
          }
        });
    return changed;
  }

  /**
   * Stands for what was shown before the question: whoever confirms agrees to that, and to nothing
   * that was decided since. How many people there are may change meanwhile; the way of each role
   * may not.
   */
  String seen() {
    String shown =
        String.join(
            "|",
            from.name(),
            to.name(),
            actor.from().name() + " to " + actor.to().name(),
            policies().toString(),
            dropped.toString(),
            rights(from),
            rights(to));
    return Integer.toHexString(shown.hashCode());
  }

  /** In one order on every replica; a set's own differs from one process to the next. */
  private static String rights(Scheme scheme) {
    return scheme.roles().stream()
        .map(role -> role.name() + new TreeSet<>(role.permissions()))
        .collect(Collectors.joining(","));
  }
}
