package dev.roster.rights;

import java.util.Map;

/**
 * One act on somebody: how it is typed, and how the database tells that it was done.
 *
 * @param command the path of its command
 */
record Act(String command, Line line, Effect effect) {

  /** The line; the argument is what stands behind the action's word in the table. */
  @FunctionalInterface
  interface Line {
    String of(Cast cast, Figure target, String argument);
  }

  /** Whether it was done. */
  @FunctionalInterface
  interface Effect {
    boolean isDone(Cast cast, Figure actor, Figure target, String argument);
  }

  /** By the first word of the column {@code action}. */
  static final Map<String, Act> BY_WORD =
      Map.ofEntries(
          Map.entry(
              "role",
              new Act(
                  "member role",
                  (cast, target, role) -> "member role " + target.mention() + " " + role,
                  (cast, actor, target, role) -> cast.membership(target, "role").equals(role))),
          Map.entry(
              "suspend",
              onPerson(
                  "member suspend",
                  "",
                  (cast, actor, target, none) ->
                      cast.membership(target, "status").equals("suspended"))),
          Map.entry(
              "reactivate",
              onPerson(
                  "member reactivate",
                  "",
                  (cast, actor, target, none) ->
                      cast.membership(target, "status").equals("active"))),
          Map.entry(
              "remove",
              onPerson(
                  "member remove",
                  "",
                  (cast, actor, target, none) -> cast.membership(target, "id").isEmpty())),
          Map.entry(
              "edit",
              onPerson(
                  "member edit",
                  " first:Zed",
                  (cast, actor, target, none) -> cast.person("first_name", target).equals("Zed"))),
          Map.entry(
              "tier",
              onPerson(
                  "member tier",
                  " pro",
                  (cast, actor, target, none) -> cast.membership(target, "tier").equals("pro"))),
          Map.entry(
              "limit",
              onPerson(
                  "member limit",
                  " 500",
                  (cast, actor, target, none) ->
                      cast.audited("member.limit", cast.membership(target, "id")))),
          Map.entry("show", onPerson("member show", "", (cast, actor, target, none) -> true)),
          Map.entry(
              "approve",
              new Act(
                  "upgrade approve",
                  (cast, target, none) -> "upgrade approve " + cast.code(target),
                  (cast, actor, target, none) ->
                      cast.requestState(target).equals("approved")
                          && cast.membership(target, "tier").equals("pro"))),
          Map.entry(
              "deny",
              new Act(
                  "upgrade deny",
                  (cast, target, none) -> "upgrade deny " + cast.code(target),
                  (cast, actor, target, none) ->
                      cast.requestState(target).equals("denied")
                          && cast.membership(target, "tier").equals("base"))),
          Map.entry(
              "transfer",
              onPerson(
                  "org transfer",
                  "",
                  (cast, actor, target, none) ->
                      cast.membership(target, "role").equals("owner")
                          && cast.membership(actor, "role").equals("admin"))));

  private static Act onPerson(String command, String rest, Effect effect) {
    return new Act(
        command, (cast, target, none) -> command + " " + target.mention() + rest, effect);
  }
}
