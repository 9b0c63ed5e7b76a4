package dev.roster.rights;

import dev.roster.reply.Reply;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A kind of button that carries an act, and how one comes to see it.
 *
 * @param name what it does
 * @param command the path of the command that shows it
 * @param permission what the act needs
 * @param line what is typed
 * @param before labels that are pressed on the way to it
 * @param label the button
 */
record OldButton(
    String name,
    String command,
    String permission,
    BiFunction<Cast, Figure, String> line,
    List<String> before,
    String label) {

  private static final List<String> AT_ONCE = List.of();
  private static final List<String> AFTER_CONFIRM = List.of("Confirm");

  /** All that there are. */
  static final List<OldButton> ALL =
      List.of(
          confirm("a raise", "member role", "member.change_role", OldButton::raise),
          undo("a raise", "member role", "member.change_role", AFTER_CONFIRM, OldButton::raise),
          undo("a suspension", "member suspend", "member.suspend", AT_ONCE, on("")),
          undo(
              "a reactivation",
              "member reactivate",
              "member.suspend",
              AT_ONCE,
              (cast, actor) -> "member reactivate " + cast.suspended().getFirst().mention()),
          confirm("a removal", "member remove", "member.remove", on("")),
          undo("a tier", "member tier", "member.tier", AT_ONCE, on(" pro")),
          undo("a limit", "member limit", "member.limit", AT_ONCE, on(" 500")),
          undo("a name", "member edit", "member.edit", AT_ONCE, on(" first:Zed")),
          undo(
              "an invitation",
              "invite send",
              "invite.create",
              AT_ONCE,
              (cast, actor) -> "invite send new@new.test"),
          undo(
              "a cancelled invitation",
              "invite cancel",
              "invite.create",
              AT_ONCE,
              (cast, actor) -> "invite cancel " + Cast.invitee(cast.roles.getFirst())),
          new OldButton(
              "Approve",
              "upgrade show",
              "upgrade.approve",
              (cast, actor) -> "upgrade show " + cast.code(lowest(cast)),
              AT_ONCE,
              "Approve"),
          undo(
              "an approval",
              "upgrade approve",
              "upgrade.approve",
              AT_ONCE,
              (cast, actor) -> "upgrade approve " + cast.code(lowest(cast))),
          undo(
              "a new team",
              "team create",
              "team.create",
              AT_ONCE,
              (cast, actor) -> "team create X"),
          confirm(
              "a rule on rights",
              "org policy",
              "org.policy_rights",
              (cast, actor) -> "org policy admins.min_hard 2"),
          undo(
              "a rule",
              "org policy",
              "settings.manage",
              AT_ONCE,
              (cast, actor) -> "org policy invite.resend_cooldown 17"),
          undo(
              "a new name of the org",
              "org edit",
              "settings.manage",
              AT_ONCE,
              (cast, actor) -> "org edit name:Renamed"),
          undo(
              "another plan",
              "org plan",
              "billing.manage",
              AT_ONCE,
              (cast, actor) -> "org plan pro"),
          confirm(
              "another scheme",
              "org scheme",
              "org.policy_rights",
              (cast, actor) ->
                  "org scheme " + (cast.scheme.equals("network") ? "ladder" : "network")),
          confirm(
              "a transfer",
              "org transfer",
              "org.transfer",
              (cast, actor) -> "org transfer " + lowest(cast).mention()),
          confirm("the org's end", "org delete", "org.delete", (cast, actor) -> "org delete"));

  private static OldButton confirm(
      String name, String command, String permission, BiFunction<Cast, Figure, String> line) {
    return new OldButton("Confirm of " + name, command, permission, line, AT_ONCE, "Confirm");
  }

  private static OldButton undo(
      String name,
      String command,
      String permission,
      List<String> before,
      BiFunction<Cast, Figure, String> line) {
    return new OldButton("Undo of " + name, command, permission, line, before, "Undo");
  }

  /** A line on the second holder of the lowest role; the command is put before it. */
  private static BiFunction<Cast, Figure, String> on(String rest) {
    return (cast, actor) -> " " + lowest(cast).mention() + rest;
  }

  private static Figure lowest(Cast cast) {
    String role = cast.roles.getFirst();
    return cast.holder(role, cast.actor(role));
  }

  /** To the highest role that can be given. */
  private static String raise(Cast cast, Figure actor) {
    String to =
        cast.roles.reversed().stream()
            .filter(role -> !cast.stage.role(role).unique())
            .findFirst()
            .orElseThrow();
    return "member role " + lowest(cast).mention() + " " + to;
  }

  /** What is typed. */
  String typed(Cast cast, Figure actor) {
    String typed = line.apply(cast, actor);
    return typed.startsWith(" ") ? command + typed : typed;
  }

  /** Shows the button. */
  Reply show(Cast cast, Figure actor) {
    if (command.equals("org plan")) {
      cast.outgrow();
    }
    Reply shown = cast.roster.say(actor.account(), typed(cast, actor));
    for (String pressed : before) {
      shown = cast.roster.press(actor.account(), shown, pressed);
    }
    return shown;
  }

  @Override
  public String toString() {
    return name;
  }
}
