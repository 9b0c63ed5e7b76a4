package dev.roster.domain;

import dev.roster.access.Access;
import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import dev.roster.org.MoreRoom;
import dev.roster.org.Org;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is said about domains. */
final class DomainReplies {

  private DomainReplies() {}

  /** One that waits for its record: what to publish, and where. */
  static Reply.Message waiting(OrgDomain domain, String record) {
    DomainName name = domain.domain();
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading("Prove " + name));
    blocks.add(
        new Block.Paragraph(
            Sentences.spans(
                "Ask whoever looks after the DNS of `%s` for this TXT record:".formatted(name))));
    blocks.add(record(name, record));
    if (name.isInternational()) {
      blocks.add(
          new Block.Note(
              Sentences.spans(
                  "`%s` is how DNS writes `%s`: see that it is the one you mean, for letters of several alphabets look alike."
                      .formatted(name, name.unicode()))));
    }
    blocks.add(
        new Block.Note(
            Sentences.spans(
                "The record may stand on `%s` itself too, beside others. Roster looks for it by itself for 7 days and tells you once it is there. The value is no secret."
                    .formatted(name))));
    return new Reply.Message(blocks);
  }

  private static Block record(DomainName name, String record) {
    return new Block.Facts(
        List.of(
            new Fact("Type", List.of(Span.plain("TXT"))),
            new Fact("Name", List.of(Span.code(DomainCheck.name(name)))),
            new Fact("Value", List.of(Span.code(record)))));
  }

  /** One that lets people in. */
  static Reply.Message proven(
      Seat seat, OrgDomain domain, Role role, String record, boolean isNew) {
    String first =
        isNew
            ? "%s belongs to %s now.".formatted(domain.domain(), seat.orgName())
            : "%s is proven and belongs to %s.".formatted(domain.domain(), seat.orgName());
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Paragraph(List.of(Span.plain(first))));
    blocks.add(new Block.Paragraph(Sentences.spans(effect(seat.scheme(), domain, role))));
    domain
        .missingSince()
        .ifPresent(since -> {
          blocks.add(gone(domain, since));
          blocks.add(record(domain.domain(), record));
        });
    return new Reply.Message(blocks);
  }

  private static Block gone(OrgDomain domain, Instant since) {
    return new Block.Note(
        List.of(
            Span.plain("Its TXT record has been missing since "),
            Span.when(since),
            Span.plain(". Without it, "),
            Span.code(domain.domain().ascii()),
            Span.plain(" lets nobody in from "),
            Span.when(since.plus(OrgDomain.PATIENCE)),
            Span.plain(" on.")));
  }

  /** What becomes of people with an address there. */
  private static String effect(Scheme scheme, OrgDomain domain, Role role) {
    String who = "Whoever signs in with a verified address at `%s`".formatted(domain.domain());
    String change =
        Access.holders(scheme, Permission.ORG_POLICY_RIGHTS).isEmpty()
            ? ""
            : " `/org policy join.domain` changes that.";
    return switch (scheme.policy("join.domain")) {
      case "auto" -> "%s comes in by themselves, as %s.%s".formatted(who, role.title(), change);
      case "ask" ->
          "%s asks to come in as %s, and whoever may take people in decides.%s"
              .formatted(who, role.title(), change);
      default ->
          "As `join.domain` is `off`, nobody comes in by it yet."
              + (change.isEmpty()
                  ? ""
                  : " `/org policy join.domain ask` has you asked about each, `auto` lets them in.");
    };
  }

  /** One whose record was gone for 7 days. */
  static Reply.Message suspended(OrgDomain domain, String record) {
    return waiting(domain, record)
        .with(
            new Block.Note(
                Sentences.spans(
                    "`%s` was proven before. Its record has been gone for 7 days, so it lets nobody in until it is back."
                        .formatted(domain.domain()))));
  }

  /** A look that brought nothing. */
  static Block notYet(OrgDomain domain, DomainCheck.Seen seen, Instant at) {
    String why =
        switch (seen) {
          case UNKNOWN ->
              "DNS gave no answer, so nothing is known yet. Check again in a minute; if it stays so, whoever looks after the DNS of `%s` should see whether its name servers answer."
                  .formatted(domain.domain());
          case OTHER ->
              "A record of this kind is there, but with another value: it was made for another org or domain, or is not whole. Put the value above in its place, or beside it.";
          case MISSING, THERE ->
              "The record is not there yet. New records often take some minutes, at times hours, to be seen everywhere.";
        };
    var spans =
        new ArrayList<Span>(List.of(Span.plain("Checked "), Span.when(at), Span.plain(": ")));
    spans.addAll(Sentences.spans(why));
    return new Block.Note(spans);
  }

  static Block elsewhere(OrgDomain domain) {
    return new Block.Note(
        Sentences.spans(
            "The record is there, but another org has proven `%s`, and a domain leads into one org only. Whoever manages that org's settings can free it with `/org domain-remove`; else it is free once that org's record has been gone for 7 days."
                .formatted(domain.domain())));
  }

  static Reply.Message removed(Seat seat, OrgDomain domain) {
    return Reply.of(
            Span.code(domain.domain().ascii()),
            Span.plain(
                domain.isProven()
                    ? " is no domain of %s any more: nobody comes in by it."
                        .formatted(seat.orgName())
                    : " is no domain of %s any more.".formatted(seat.orgName())))
        .with(
            new Block.Note(
                List.of(Span.plain("Whoever is in stays in. Its TXT record may go too."))));
  }

  static Reply.Message restored(Seat seat, OrgDomain domain) {
    return Reply.of(
        Span.plain("Undone: "),
        Span.code(domain.domain().ascii()),
        Span.plain(" is a domain of %s again, %s.".formatted(seat.orgName(), state(domain))));
  }

  /** A few words on where one stands. */
  static String state(OrgDomain domain) {
    return switch (domain.state()) {
      case PENDING -> "waits for its record";
      case PROVEN -> domain.missingSince().isPresent() ? "proven, its record is gone" : "proven";
      case SUSPENDED -> "suspended, its record is gone";
    };
  }

  /** A job saw the record. */
  static Reply.Message seen(String orgName, OrgDomain domain) {
    return Sentences.message(
        "`%s` is proven: it belongs to %s now. `/org domain-add %s` shows who comes in by it."
            .formatted(domain.domain(), orgName, domain.domain()));
  }

  /** A job gave up. */
  static Reply.Message unseen(String orgName, OrgDomain domain) {
    return Sentences.message(
        "Roster looked for the TXT record of `%s` for 7 days and did not find it, so it is no proven domain of %s. `/org domain-add %s` shows the record again; **Check now** there looks once more."
            .replace("**", "")
            .formatted(domain.domain(), orgName, domain.domain()));
  }

  /** A job suspended it. */
  static Reply.Message lost(String orgName, OrgDomain domain) {
    return Sentences.message(
        "The TXT record of `%s` has been gone for 7 days, so nobody comes into %s by that domain any more. Whoever is in stays in. `/org domain-add %s` shows the record; once it is back the domain counts again."
            .formatted(domain.domain(), orgName, domain.domain()));
  }

  /** Somebody came by a domain and found no seat. */
  static Reply.Message full(Org org, DomainName domain) {
    return Sentences.message(
        "Somebody with an address at `%s` signed in and found no seat in %s: %s. They come in the next time they sign in, once there is room. You hear of this once a day at most."
            .formatted(domain, org.name(), MoreRoom.full(org)));
  }
}
