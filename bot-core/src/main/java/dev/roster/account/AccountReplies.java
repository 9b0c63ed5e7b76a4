package dev.roster.account;

import dev.roster.access.Seat;
import dev.roster.chat.Account;
import dev.roster.person.Claims.Obstacle;
import dev.roster.person.Person;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said about linking. */
final class AccountReplies {

  /** The same for a code that is wrong, used, replaced or too old. */
  static final String WRONG_CODE =
      "This code is wrong or too old: it is valid for 15 minutes and may be mistyped 4 times."
          + " `/account link` mails a new one.";

  private AccountReplies() {}

  static String known(String email) {
    return "You are known as `%s` here already; there is nothing to do.".formatted(email);
  }

  static String otherAddress(String email) {
    return "You are known as `%s` already, and an account has one address. If that is not you, ask an admin of your org."
        .formatted(email);
  }

  static String refused(Obstacle why, String email, Account account) {
    boolean everywhere = account.tenant().equals(Account.EVERYWHERE);
    String where = everywhere ? "on " + title(account.platform()) : "in this workspace";
    return switch (why) {
      case OTHER_ACCOUNT ->
          "Whoever is known by `%s` has another account %s, and a person has one there. Use that account; if it is not yours, ask an admin of your org."
              .formatted(email, where);
      case OTHER_PERSON ->
          "This account and `%s` are two people, each with an account or org of their own, and Roster does not make one of two. Ask an admin to take this account out of its org, then link again."
              .formatted(email);
      case IN_DIRECT ->
          "Somebody who goes by `%s` is in an org that is spoken of on a server here, and a direct message does not say which. Type `/account link` in a channel of your org's server, so that Roster knows that both are you."
              .formatted(email);
      case OTHER_ADDRESS ->
          "The person who speaks from this account is known by another address than `%s` already, and an account has one address. If that is not you, ask an admin of your org."
              .formatted(email);
    };
  }

  /**
   * The same to somebody on their account page, who is known already.
   *
   * @param name as Discord shows the account that they came back with
   */
  static String refusedOnPage(Obstacle why, String name) {
    return switch (why) {
      case OTHER_ACCOUNT ->
          "Another Discord account is linked to you already, and a person has one there. If %s shall speak for you instead, unlink the other one on your account page first."
              .formatted(name);
      case OTHER_PERSON, OTHER_ADDRESS, IN_DIRECT ->
          "The Discord account %s is linked to somebody else here, who has an org or another account of their own, and Roster does not make one of two. If it is yours, type `/account unlink` there first, or ask an admin to take it out of its org."
              .formatted(name);
    };
  }

  static String title(String platform) {
    return Character.toUpperCase(platform.charAt(0)) + platform.substring(1);
  }

  static Reply.Message asked(Challenge challenge) {
    return Reply.of(
            Span.plain("A code is on its way to "),
            Span.code(challenge.email()),
            Span.plain(". Type it here until "),
            Span.when(challenge.expiresAt()),
            Span.plain(": "),
            Span.command("account confirm CODE"))
        .with(
            new Block.Note(
                List.of(
                    Span.plain(
                        "No mail? Look into the spam folder, and whether the address is right. "),
                    Span.command("account link"),
                    Span.plain(" asks for another code after a minute."))));
  }

  /** Leads to Discord, where they say who they are. */
  static Reply.Message linkAt(URI page, Instant until) {
    return Reply.of(
            Span.plain(
                "Sign in at Discord and agree, so that Roster learns your verified address: "),
            new Span.Link("Link this account", page),
            Span.plain(". It works once, until "),
            Span.when(until),
            Span.plain("."))
        .with(
            new Block.Note(
                List.of(
                    Span.plain("Only this account can use it. Or have a code mailed: "),
                    Span.command("account link zoe@acme.test"))));
  }

  /**
   * Who somebody is now.
   *
   * @param here their seats where they speak
   * @param current the one that their commands are about
   * @param elsewhere in how many orgs they are that are not connected to where they speak
   * @param waiting how many invitations wait for them
   */
  record Linked(
      Person person,
      String email,
      List<Seat> here,
      Optional<Seat> current,
      int elsewhere,
      int waiting) {}

  static Reply.Message linked(Linked linked) {
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            List.of(
                Span.plain("Linked. You are "),
                Span.bold(linked.person().name()),
                Span.plain(" (" + linked.email() + ") here too."))));
    for (Seat seat : linked.here()) {
      blocks.add(
          new Block.Paragraph(
              List.of(
                  Span.plain("In "),
                  Span.bold(seat.orgName()),
                  Span.plain(
                      seat.active()
                          ? " you are " + seat.role().title() + "."
                          : " your access is suspended."))));
    }
    linked
        .current()
        .ifPresent(seat ->
            blocks.add(
                new Block.Paragraph(
                    List.of(Span.plain("Your commands are about " + seat.orgName() + " now.")))));
    blocks.add(next(linked));
    return new Reply.Message(blocks);
  }

  private static Block next(Linked linked) {
    var spans = new ArrayList<Span>();
    if (linked.waiting() > 0) {
      spans.add(
          Span.plain(
              linked.waiting() == 1
                  ? "An invitation waits for you: "
                  : linked.waiting() + " invitations wait for you: "));
      spans.add(Span.command("inbox"));
    } else if (linked.elsewhere() > 0) {
      spans.add(
          Span.plain(
              "You are in %s not connected to this place; an admin there can connect it with "
                  .formatted(
                      linked.elsewhere() == 1
                          ? "an org that is"
                          : linked.elsewhere() + " orgs that are")));
      spans.add(Span.command("org connect"));
    } else if (linked.here().isEmpty()) {
      spans.add(
          Span.plain(
              "You are in no org yet. If you are in one on another platform, or in a server, type "));
      spans.add(Span.command("account link"));
      spans.add(Span.plain(" there too."));
    } else {
      spans.add(Span.command("me"));
      spans.add(Span.plain(" shows your role, "));
      spans.add(Span.command("help"));
      spans.add(Span.plain(" what you can do."));
    }
    return new Block.Note(spans);
  }
}
