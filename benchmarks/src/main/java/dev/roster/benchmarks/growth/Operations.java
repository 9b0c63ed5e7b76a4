package dev.roster.benchmarks.growth;

import static dev.roster.benchmarks.growth.Operation.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** All that is measured. What a build has no command for is left out of the table. */
final class Operations {

  private Operations() {}

  static List<Operation> all(PermissionCheck check) {
    var all = new ArrayList<Operation>();
    all.addAll(lists());
    all.addAll(suggestions());
    all.addAll(members());
    all.addAll(others());
    all.addAll(history());
    all.add(new Operation("permission check", Optional.empty(), check::run));
    return all;
  }

  private static List<Operation> lists() {
    return List.of(
        line("member list", "invited"),
        Operation.of("`member list`, 1,000 pages in", "member list", new DeepPage()::run),
        line("member list role:admin", "Admin"),
        line("member list role:agent_user", "AgentUser"),
        line("member list status:suspended", "suspended"),
        line("member list status:invited", "invited"),
        line("member list tier:pro", "Pro"),
        line("member list role:monitor tier:pro", "Monitor"),
        line("member list team:" + OrgSeeding.SMALL, "active"),
        line("member list team:" + OrgSeeding.HUGE, "active"),
        line("member list inactive:30d", "active"),
        line("member list sort:newest", "UTC"),
        line("member list sort:role", "Admin"),
        line("member list sort:last-active", "UTC"),
        line("member list role:agent_user sort:newest", "AgentUser"),
        line("member list " + Names.RARE, Names.RARE),
        line("member list mar", "Mar"),
        line("member list mar gar", "Garc"),
        Operation.of(
            "`member list` of an address",
            "member list",
            (teller, turn) -> {
              Someone who = teller.who(teller.member(turn, Someone.LOWEST));
              return teller.say("member list " + who.email(), who.email());
            }));
  }

  private static List<Operation> suggestions() {
    return List.of(
        suggestion("completion of nothing", turn -> ""),
        suggestion("completion of 1 letter", turn -> String.valueOf("amjlps".charAt(turn % 6))),
        suggestion("completion of 3 letters", turn -> List.of("mar", "gar", "jos").get(turn % 3)),
        Operation.of(
            "completion of an address",
            "member show",
            (teller, turn) -> {
              String email = teller.who(teller.member(turn, Someone.LOWEST)).email();
              return teller.suggest(
                  "member show", "person", email.substring(0, email.indexOf('@')));
            }),
        Operation.of(
            "completion of whom to suspend",
            "member suspend",
            (teller, turn) -> teller.suggest("member suspend", "person", "mar")),
        Operation.of(
            "completion of whom to remove",
            "member remove",
            (teller, turn) -> teller.suggest("member remove", "person", "mar")));
  }

  private static Operation suggestion(String name, IntFunction<String> typed) {
    return Operation.of(
        name,
        "member show",
        (teller, turn) -> teller.suggest("member show", "person", typed.apply(turn)));
  }

  private static List<Operation> members() {
    return List.of(
        Operation.of(
            "`member show`",
            "member show",
            (teller, turn) -> teller.say("member show " + lowest(teller, turn), "Joined")),
        Operation.of(
            "`member role`, lowered",
            "member role",
            (teller, turn) -> {
              String who = monitor(teller, turn);
              long nanos = lower(teller, who);
              raise(teller, who);
              return nanos;
            }),
        Operation.of(
            "`member role`, raised: question",
            "member role",
            (teller, turn) ->
                teller.say("member role " + lowest(teller, turn) + " monitor", "Monitor")),
        Operation.of(
            "`member role`, raised: **Confirm**",
            "member role",
            (teller, turn) -> {
              String who = lowest(teller, turn);
              long nanos = raise(teller, who);
              lower(teller, who);
              return nanos;
            }),
        Operation.of(
            "**Undo** of `member role`",
            "member role",
            (teller, turn) -> {
              lower(teller, monitor(teller, turn));
              return teller.press("Undo", "Undone");
            }),
        Operation.of(
            "`undo` of `member role`",
            "undo",
            (teller, turn) -> {
              lower(teller, monitor(teller, turn));
              return teller.say("undo", "Undone");
            }),
        Operation.of(
            "`member suspend`",
            "member suspend",
            (teller, turn) -> {
              String who = lowest(teller, turn);
              long nanos = teller.say("member suspend " + who, "suspended");
              teller.say("member reactivate " + who, "is back");
              return nanos;
            }),
        Operation.of(
            "`member reactivate`",
            "member reactivate",
            (teller, turn) -> {
              String who = lowest(teller, turn);
              teller.say("member suspend " + who, "suspended");
              return teller.say("member reactivate " + who, "is back");
            }),
        Operation.of(
            "`member limit`",
            "member limit",
            (teller, turn) -> {
              String who = lowest(teller, turn);
              long nanos = teller.say("member limit " + who + " 1000", "1,000");
              teller.say("member limit " + who + " none", "limit");
              return nanos;
            }),
        Operation.of(
            "`member tier`",
            "member tier",
            (teller, turn) -> {
              String who = lowest(teller, turn);
              long nanos = teller.say("member tier " + who + " pro", "Pro");
              teller.say("member tier " + who + " base", "Base");
              return nanos;
            }),
        Operation.of(
            "`member edit`",
            "member edit",
            (teller, turn) -> {
              int member = teller.member(turn, Someone.LOWEST);
              String who = teller.org().mention(member);
              long nanos = teller.say("member edit " + who + " first:Changed", "Changed");
              String former = teller.who(member).first();
              teller.say("member edit " + who + " first:" + former, former);
              return nanos;
            }),
        Operation.of(
            "`member remove`: preview",
            "member remove",
            (teller, turn) -> teller.say("member remove " + lowest(teller, turn), "access")),
        Operation.of(
            "`member remove`: **Confirm**",
            "member remove",
            (teller, turn) -> {
              teller.say("member remove " + lowest(teller, turn), "access");
              long nanos = teller.press("Confirm", "");
              teller.press("Undo", "");
              return nanos;
            }),
        Operation.of(
            "**Undo** of `member remove`",
            "member remove",
            (teller, turn) -> {
              teller.say("member remove " + lowest(teller, turn), "access");
              teller.press("Confirm", "");
              return teller.press("Undo", "");
            }));
  }

  private static List<Operation> others() {
    return List.of(
        Operation.of(
            "`invite send`",
            "invite send",
            (teller, turn) -> {
              String address = "bench" + turn + "@guests" + teller.org().number() + ".test";
              long nanos = teller.say("invite send " + address, address);
              teller.say("invite cancel " + address, address);
              return nanos;
            }),
        Operation.of(
            "`invite cancel`",
            "invite cancel",
            (teller, turn) -> {
              String address = "bench" + turn + "@guests" + teller.org().number() + ".test";
              teller.say("invite send " + address, address);
              return teller.say("invite cancel " + address, address);
            }),
        line("invite list", "Invitations"),
        line("invite list state:pending", "pending"),
        line("invite list state:accepted", "accepted"),
        line("invite list mar", "mar"),
        Operation.of(
            "`invite list` of an address",
            "invite list",
            (teller, turn) -> {
              int number = Math.floorMod(turn * 7, teller.org().pending());
              String address = OrgSeeding.invited(teller.org(), number);
              return teller.say("invite list " + address, address);
            }),
        Operation.of(
            "completion of whom to cancel",
            "invite cancel",
            (teller, turn) -> teller.suggest("invite cancel", "invitee", "mar")),
        line("team list", "everybody"),
        line("team list small", "small"),
        line("team show " + OrgSeeding.SMALL, "small"),
        line("team show " + OrgSeeding.HUGE, "everybody"),
        line("upgrade list", "r-"),
        line("upgrade list pending", "r-"),
        line("org show", "Org of"),
        line("inbox", ""),
        line("home", ""));
  }

  private static List<Operation> history() {
    return List.of(
        line("audit list", "History"),
        Operation.of(
            "`audit list` of a person",
            "audit list",
            (teller, turn) -> teller.say("audit list " + lowest(teller, turn), "History")),
        line("audit list action:member.role", "History"),
        line("audit list action:org.created", "History"),
        line("audit list since:30d", "History"),
        Operation.of(
            "`audit why`",
            "audit why",
            (teller, turn) -> teller.say("audit why " + monitor(teller, turn), "Monitor")),
        Operation.of(
            "`member show` as it was",
            "member show",
            (teller, turn) -> {
              int member = teller.member(turn, Someone.LOWEST);
              String at = teller.seededAt().toLocalDate().minusDays(30).toString();
              return teller.say(
                  "member show " + teller.org().mention(member) + " at:" + at,
                  teller.who(member).last());
            }),
        Operation.of(
            "`undo list`",
            "undo",
            (teller, turn) -> {
              String who = monitor(teller, turn);
              lower(teller, who);
              long nanos = teller.say("undo list", "AgentUser");
              raise(teller, who);
              return nanos;
            }));
  }

  private static String lowest(Teller teller, int turn) {
    return teller.org().mention(teller.member(turn, Someone.LOWEST));
  }

  private static String monitor(Teller teller, int turn) {
    return teller.org().mention(teller.member(turn, Someone.MONITOR));
  }

  private static long lower(Teller teller, String who) {
    return teller.say("member role " + who + " " + Someone.LOWEST, "is now");
  }

  private static long raise(Teller teller, String who) {
    teller.say("member role " + who + " " + Someone.MONITOR, "Monitor");
    return teller.press("Confirm", "is now");
  }
}
