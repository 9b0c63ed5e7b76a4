package dev.roster.org;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Needs;
import dev.roster.command.Params;
import dev.roster.member.Admins;
import dev.roster.member.Members;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** {@code org show}: the org that the caller's commands are about. */
final class ShowOrg {

  private static final int NAMES = 5;

  /** What is worth typing next, as far as the reader may. */
  private static final List<String> NEXT =
      List.of(
          "invite send",
          "member list",
          "org edit",
          "org plan",
          "org policy",
          "org domain-add",
          "org scheme",
          "org transfer");

  /** What a personal org always refuses: it is for one person, and stays what it is (X27). */
  private static final Set<String> SHARED_ONLY =
      Set.of("invite send", ChangePlan.PATH, "org scheme", "org domain-add", "org transfer");

  /**
   * What the card shows.
   *
   * @param holders names of some who hold the highest role
   * @param counts how many hold each role, by its name; empty for who may not see the members
   * @param own what the org decided itself; empty for who may not see its rules
   * @param use what the org used; empty for who may not see it
   * @param domains its e-mail domains, in words; empty for who may not see its rules
   * @param next what the reader may type next
   */
  record Shown(
      Org org,
      Seat seat,
      List<String> holders,
      Map<String, Integer> counts,
      List<PolicySetting> own,
      List<Org.Connection> connections,
      Optional<Block.Fact> use,
      List<String> domains,
      List<String> next) {}

  private ShowOrg() {}

  static Command<Boolean> declare(
      Orgs orgs,
      Members members,
      Policies policies,
      OrgUse use,
      ShownDomains domains,
      Supplier<List<Command<?>>> all) {
    return new Command<>(
        "org show",
        "Show the org: plan, seats, who runs it",
        "org show",
        new Need.Member(),
        Params.none(true),
        Handler.read((context, sql, args) -> {
          Seat seat = context.seat();
          Org org = orgs.get(sql, seat.org(), context.now());
          var shown =
              new Shown(
                  org,
                  seat,
                  members.holders(sql, seat.org(), List.of(seat.scheme().top()), NAMES),
                  seat.holds(Permission.MEMBER_LIST) ? Baseline.counts(sql, seat.org()) : Map.of(),
                  seat.holds(Permission.SETTINGS_MANAGE)
                      ? policies.all(sql, seat).stream().filter(s -> s.own().isPresent()).toList()
                      : List.of(),
                  orgs.connections(sql, seat.org()),
                  use.of(sql, seat, context.now()),
                  seat.holds(Permission.SETTINGS_MANAGE) ? domains.of(sql, seat.org()) : List.of(),
                  next(context, org, all.get()));
          Reply.Message card = OrgReplies.card(shown);
          return card.with(advice(sql, seat).toArray(Block[]::new))
              .with(OrgReplies.next(shown.next()));
        }));
  }

  private static List<String> next(Context context, Org org, List<Command<?>> all) {
    return NEXT.stream()
        .filter(path -> !org.personal() || !SHARED_ONLY.contains(path))
        .filter(path ->
            all.stream()
                .anyMatch(command ->
                    command.path().equals(path) && Needs.isMet(command.need(), context.caller())))
        .toList();
  }

  /** For who can do something about it (B08, B09). */
  private static List<Block> advice(Handle sql, Seat seat) {
    var advice = new ArrayList<Block>();
    if (seat.holds(Permission.MEMBER_CHANGE_ROLE)) {
      Admins.advice(sql, seat).ifPresent(advice::add);
      Optional<Block> builders = Baseline.advice(sql, seat);
      builders.ifPresent(advice::add);
    }
    return advice;
  }
}
