package dev.roster.org;

import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.command.Caller;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is said about orgs. */
final class OrgReplies {

  private OrgReplies() {}

  static Reply.Message created(Org org) {
    String room =
        org.planSeats()
            .map(seats ->
                seats == 1 ? "room for you alone" : "room for " + seats + " people, you included")
            .orElse("room for any number of people");
    return Reply.of(
            Span.bold(org.name()),
            Span.plain(
                " is yours now, on the plan %s: %s. Its short name is "
                    .formatted(org.planTitle(), room)),
            Span.code(org.slug()),
            Span.plain("."))
        .with(
            new Block.Note(
                List.of(
                    Span.plain("Next: "),
                    Span.command("invite send"),
                    Span.plain(" asks people in, "),
                    Span.command("org show"),
                    Span.plain(" shows the org."))));
  }

  static Reply.Message list(Caller caller) {
    if (caller.seats().isEmpty()) {
      return Reply.of(
          Span.plain("You are in no org here yet. Somebody can invite you, or "),
          Span.command("org create"),
          Span.plain(" makes one."));
    }
    var rows =
        caller.seats().stream()
            .map(seat ->
                new Block.Row(
                    List.of(
                        List.of(Span.plain(seat.orgName())),
                        List.of(Span.code(seat.slug())),
                        List.of(Span.plain(seat.role().title())),
                        List.of(Span.plain(state(caller, seat))))))
            .toList();
    return Reply.of(
        new Block.Heading("Your orgs"),
        new Block.Table(List.of("Org", "Short name", "Your role", ""), rows),
        new Block.Note(
            List.of(
                Span.command("org switch " + caller.seats().getFirst().slug()),
                Span.plain(" makes one the org that your commands are about."))));
  }

  private static String state(Caller caller, Seat seat) {
    boolean current = caller.current().filter(c -> c.org().equals(seat.org())).isPresent();
    return !seat.active() ? "suspended" : current ? "current" : "";
  }

  static Reply.Message card(
      Org org, Seat seat, Role top, List<String> holders, List<Org.Connection> connections) {
    var facts = new ArrayList<Fact>();
    org.description().ifPresent(text -> facts.add(new Fact("About", List.of(Span.plain(text)))));
    facts.add(new Fact("Short name", List.of(Span.code(org.slug()))));
    facts.add(new Fact("Plan", List.of(Span.plain(org.planTitle()))));
    facts.add(new Fact("Seats", List.of(Span.plain(seats(org)))));
    facts.add(new Fact("Roles", List.of(Span.plain(org.schemeTitle()))));
    facts.add(new Fact(top.title(), List.of(Span.plain(String.join(", ", holders)))));
    facts.add(new Fact("Your role", List.of(Span.plain(seat.role().title()))));
    facts.add(
        new Fact(
            "Connected",
            List.of(
                Span.plain(
                    connections.stream()
                        .map(Org.Connection::shown)
                        .collect(Collectors.joining(", "))))));
    facts.add(new Fact("Since", List.of(Span.when(org.createdAt()))));
    return Reply.of(new Block.Heading(org.name()), new Block.Facts(facts));
  }

  private static String seats(Org org) {
    String used =
        "%d %s and %d invited"
            .formatted(org.members(), org.members() == 1 ? "member" : "members", org.pending());
    return org.planSeats().map(seats -> used + ", of " + seats).orElse(used + ", no limit");
  }
}
