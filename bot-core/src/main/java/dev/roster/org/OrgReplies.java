package dev.roster.org;

import dev.roster.access.Seat;
import dev.roster.code.Codes;
import dev.roster.command.Caller;
import dev.roster.member.Succession;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is said about orgs. */
final class OrgReplies {

  private static final String BY_SIGN_IN =
      "Nobody is invited to an org on this scheme: people come in by signing in with an allowed"
          + " e-mail domain, or a platform admin attaches them. `/org domain-add` names a domain.";

  private OrgReplies() {}

  /**
   * The answer to whoever made an org.
   *
   * @param invites whether people are invited to it at all
   */
  static Reply.Message created(Org org, boolean invites) {
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
                Sentences.spans(
                    (invites ? comingIn(org) : BY_SIGN_IN) + " `/org show` shows the org.")));
  }

  private static String comingIn(Org org) {
    return org.seatsLeft().filter(left -> left == 0).isPresent()
        ? "Next: `/org plan starter` makes room for others."
        : "Next: `/invite send` asks people in.";
  }

  // Stands for the code in the answer that is kept.
  private static final Block CODE_LINE =
      new Block.Paragraph(List.of(Span.command("org connect CODE")));

  static Reply.Message codeMade(String orgName, Instant until) {
    return Reply.of(
        new Block.Paragraph(
            List.of(
                Span.plain(
                    "Type this in a channel of the server or workspace that is to be connected to "),
                Span.bold(orgName),
                Span.plain(", until "),
                Span.when(until),
                Span.plain(":"))),
        CODE_LINE,
        new Block.Note(
            List.of(
                Span.plain(
                    "It works once, for an admin of that place or whoever manages the org's"
                        + " settings. A code made before is dead."))));
  }

  /** The answer with the code in its place. */
  static Reply withCode(Reply kept, String code) {
    return kept instanceof Reply.Message(var blocks)
        ? new Reply.Message(
            blocks.stream()
                .map(block ->
                    block.equals(CODE_LINE)
                        ? new Block.Paragraph(
                            List.of(Span.command("org connect " + Codes.shown(code))))
                        : block)
                .toList())
        : kept;
  }

  static Reply.Message connected(Org org, String where) {
    return Reply.of(
            Span.bold(org.name()),
            Span.plain(" is connected to " + where + " now: its people can use Roster here too."))
        .with(
            new Block.Note(
                List.of(
                    Span.plain("Whoever is in the org elsewhere types "),
                    Span.command("account link"),
                    Span.plain(" to be the same person here."))));
  }

  static Reply.Message connectedAlready(Org org) {
    return Reply.of(
        Span.bold(org.name()),
        Span.plain(" is connected to this place already. The code was not used."));
  }

  /** What whoever made the code hears. */
  static Reply.Message codeUsed(Org org, String who, String where) {
    return Reply.of(
            Span.bold(who),
            Span.plain(" connected %s to ".formatted(where)),
            Span.bold(org.name()),
            Span.plain(" with the code that you made."))
        .with(
            new Block.Note(
                List.of(
                    Span.command("org show"),
                    Span.plain(" lists where the org is spoken of. For 15 minutes "),
                    Span.plain(who + " can undo it under the answer there."))));
  }

  /** The same for a code that is wrong, used, replaced or too old. */
  static Reply.Message wrongCode() {
    return Sentences.message(
        "This code is wrong or too old: it works once, within 15 minutes. Whoever manages the org's"
            + " settings makes a new one with `/org connect`.");
  }

  static Reply.Message transferred(String orgName, Succession.Passed passed) {
    return Reply.of(
        passed.to().span(),
        Span.plain(" is the %s of ".formatted(passed.role().title())),
        Span.bold(orgName),
        Span.plain(" now. You are %s.".formatted(passed.steps().title())));
  }

  static Reply.Message list(Caller caller, Optional<UUID> personal) {
    if (caller.seats().isEmpty()) {
      return Reply.of(
          Span.plain("You are in no org here. Somebody can invite you, or "),
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
                        List.of(Span.plain(state(caller, seat, personal))))))
            .toList();
    return Reply.of(
        new Block.Heading("Your orgs"),
        new Block.Table(List.of("Org", "Short name", "Your role", ""), rows),
        new Block.Note(
            List.of(
                Span.command("org switch " + caller.seats().getFirst().slug()),
                Span.plain(" makes one the org that your commands are about."))));
  }

  private static String state(Caller caller, Seat seat, Optional<UUID> personal) {
    var states = new ArrayList<String>();
    if (!seat.active()) {
      states.add("suspended");
    } else if (caller.current().filter(c -> c.org().equals(seat.org())).isPresent()) {
      states.add("current");
    }
    if (personal.filter(seat.org()::equals).isPresent()) {
      states.add("personal, yours alone");
    }
    return String.join(", ", states);
  }

  static Reply.Message card(ShowOrg.Shown shown) {
    Org org = shown.org();
    Seat seat = shown.seat();
    var facts = new ArrayList<Fact>();
    org.description().ifPresent(text -> facts.add(fact("About", text)));
    facts.add(new Fact("Short name", List.of(Span.code(org.slug()))));
    facts.add(fact("Plan", org.planTitle()));
    facts.add(fact("Seats", seats(org)));
    shown.use().ifPresent(facts::add);
    facts.add(
        new Fact(
            "Scheme",
            List.of(Span.code(org.scheme()), Span.plain(" (" + org.schemeTitle() + ")"))));
    if (!shown.counts().isEmpty()) {
      facts.add(fact("Roles", roles(seat, shown.counts())));
    }
    facts.add(fact(seat.scheme().top().title(), String.join(", ", shown.holders())));
    facts.add(fact("Your role", seat.role().title()));
    if (!shown.own().isEmpty()) {
      facts.add(new Fact("Own rules", own(shown.own())));
    }
    facts.add(
        fact(
            "Connected",
            shown.connections().stream()
                .map(Org.Connection::shown)
                .collect(Collectors.joining(", "))));
    if (!shown.domains().isEmpty()) {
      facts.add(fact("E-mail domains", String.join(", ", shown.domains())));
    }
    facts.add(new Fact("Since", List.of(Span.when(org.createdAt()))));
    return Reply.of(new Block.Heading(org.name()), new Block.Facts(facts));
  }

  private static Fact fact(String label, String value) {
    return new Fact(label, List.of(Span.plain(value)));
  }

  /** How many hold each role, the highest first. */
  private static String roles(Seat seat, Map<String, Integer> counts) {
    return seat.scheme().roles().reversed().stream()
        .map(role -> "%d %s".formatted(counts.getOrDefault(role.name(), 0), role.title()))
        .collect(Collectors.joining(", "));
  }

  private static List<Span> own(List<PolicySetting> own) {
    var spans = new ArrayList<Span>();
    for (PolicySetting setting : own) {
      spans.add(Span.plain(spans.isEmpty() ? "" : ", "));
      spans.add(Span.code(setting.key().name()));
      spans.add(Span.plain(" " + setting.inForce()));
    }
    return spans.subList(1, spans.size());
  }

  /** What the reader may type next. */
  static Block.Note next(List<String> paths) {
    var spans = new ArrayList<Span>();
    for (String path : paths) {
      spans.add(Span.plain(spans.isEmpty() ? "Next: " : " · "));
      spans.add(Span.command(path));
    }
    spans.add(Span.plain(spans.isEmpty() ? "Next: " : " · "));
    spans.add(Span.command("help org"));
    return new Block.Note(spans);
  }

  private static String seats(Org org) {
    String used =
        "%d %s and %d invited"
            .formatted(org.members(), org.members() == 1 ? "member" : "members", org.pending());
    return org.planSeats()
        .map(seats -> "%s, of %d: %d left".formatted(used, seats, seats - org.taken()))
        .orElse(used + ", no limit");
  }
}
