package dev.roster.home;

import dev.roster.access.Seat;
import dev.roster.chat.Account;
import dev.roster.command.Caller;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.person.People;
import dev.roster.person.Person;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.team.Teams;
import dev.roster.upgrade.UpgradeFeature;
import dev.roster.usage.CreditWords;
import dev.roster.usage.Credits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** {@code me}: who the caller is here; with the lines {@code Role:} and {@code Tier:}. */
final class Me {

  private Me() {}

  static Command<Boolean> declare(Teams teams, UpgradeFeature upgrade, People people) {
    return new Command<>(
        "me",
        "Show your role, tier and orgs",
        "me",
        new Need.Nothing(),
        Params.none(true),
        Handler.read((context, sql, args) -> answer(context, sql, teams, upgrade, people)));
  }

  private static Reply.Message answer(
      Context context, Handle sql, Teams teams, UpgradeFeature upgrade, People people) {
    Caller caller = context.caller();
    var facts = new ArrayList<Fact>();
    caller
        .current()
        .ifPresent(seat -> {
          facts.add(new Fact("Org", List.of(Span.plain(seat.orgName()))));
          facts.add(new Fact("Role", List.of(Span.plain(seat.role().title()))));
          facts.add(new Fact("Tier", tier(seat)));
          Credits.balance(sql, seat.org(), seat.person(), context.now())
              .map(CreditWords::of)
              .ifPresent(credits -> facts.add(new Fact("Credits", List.of(Span.plain(credits)))));
          upgrade
              .pending(sql, seat, context.now())
              .ifPresent(request -> facts.add(new Fact("Request", request)));
          List<String> mine = seat.active() ? teams.of(sql, seat, seat.person()) : List.of();
          if (!mine.isEmpty()) {
            facts.add(new Fact("Teams", List.of(Span.plain(String.join(", ", mine)))));
          }
          if (!seat.active()) {
            facts.add(new Fact("Status", List.of(Span.plain("suspended"))));
          }
        });
    Optional<Person> person = caller.person().flatMap(id -> people.find(sql, id));
    Optional<String> email = person.flatMap(Person::email).or(() -> caller.profile().email());
    email.ifPresent(address -> facts.add(new Fact("E-mail", List.of(Span.plain(address)))));
    person
        .filter(one -> one.accounts().size() > 1)
        .ifPresent(one -> facts.add(new Fact("Linked", List.of(Span.plain(platforms(one))))));
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(caller.name()));
    if (!facts.isEmpty()) {
      blocks.add(new Block.Facts(facts));
    }
    blocks.add(new Block.Note(others(caller)));
    if (email.isEmpty()) {
      blocks.add(
          new Block.Note(
              List.of(
                  Span.plain("Are you in an org on another platform? "),
                  Span.command("account link"),
                  Span.plain(" and your address make you the same person here."))));
    }
    return new Reply.Message(blocks);
  }

  private static String platforms(Person person) {
    return person.accounts().stream()
        .map(Account::platform)
        .distinct()
        .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
        .collect(Collectors.joining(", "));
  }

  private static List<Span> tier(Seat seat) {
    if (!seat.tier().equals("pro")) {
      return List.of(Span.plain("Base"));
    }
    return seat.tierUntil()
        .map(end -> List.of(Span.plain("Pro until "), Span.when(end)))
        .orElse(List.of(Span.plain("Pro")));
  }

  private static List<Span> others(Caller caller) {
    if (caller.seats().isEmpty()) {
      return List.of(
          Span.plain("You are in no org here. "),
          Span.command("inbox"),
          Span.plain(" shows whether somebody invited you, "),
          Span.command("org create"),
          Span.plain(" makes an org."));
    }
    int count = caller.seats().size();
    return List.of(
        Span.plain(
            count == 1 ? "This is your only org here. " : "You are in " + count + " orgs here. "),
        Span.command("org list"),
        Span.plain(" lists them."));
  }
}
