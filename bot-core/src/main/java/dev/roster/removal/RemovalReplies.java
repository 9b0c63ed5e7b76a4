package dev.roster.removal;

import dev.roster.access.Seat;
import dev.roster.command.Confirmation;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.team.Ownership;
import java.util.ArrayList;
import java.util.List;

/** What is said about removals. */
final class RemovalReplies {

  private RemovalReplies() {}

  static Confirmation question(Seat seat, Ends ends) {
    var consequence = new ArrayList<Span>();
    consequence.add(ends.member().span());
    consequence.add(Span.plain(" loses access to %s at once".formatted(seat.orgName())));
    consequence.addAll(Sentences.spans(andTeams(ends, "leaves") + ". "));
    consequence.addAll(passings(ends, "passes to"));
    consequence.addAll(Sentences.spans(others(ends, "is", "are", "they sent", "their")));
    consequence.addAll(
        Sentences.spans(
            "Their account, their other orgs and the history stay. They come back only as somebody new; `/member suspend` ends access and keeps everything."));
    return new Confirmation(
            "Remove %s from %s?".formatted(ends.member().name(), seat.orgName()), consequence, true)
        .carrying(ends.member().carried("person"));
  }

  static Reply.Message removed(Seat seat, Ends ends) {
    var note = new ArrayList<Span>();
    note.addAll(passings(ends, "belongs now to"));
    note.addAll(Sentences.spans(others(ends, "was", "were", "they sent", "their")));
    note.addAll(Sentences.spans("What they did and made here stays."));
    return Reply.of(
            Span.plain("Removed "),
            ends.member().span(),
            Span.plain(" from "),
            Span.bold(seat.orgName()),
            Span.plain(": their access ended at once."))
        .with(new Block.Note(note));
  }

  /** Such as {@code and leaves 3 teams}. */
  static String andTeams(Ends ends, String verb) {
    int teams = ends.teams().size();
    return teams == 0 ? "" : " and %s %s".formatted(verb, teams == 1 ? "1 team" : teams + " teams");
  }

  /** Who owns which team next, a sentence each. */
  static List<Span> passings(Ends ends, String verb) {
    var spans = new ArrayList<Span>();
    for (Ownership.Passing passing : ends.passings()) {
      spans.add(Span.plain("The team "));
      spans.add(Span.bold(passing.team().label()));
      if (passing.to().isPresent()) {
        spans.add(Span.plain(" %s ".formatted(verb)));
        spans.add(passing.to().get().span());
        spans.add(Span.plain(". "));
      } else {
        spans.add(Span.plain(" has no owner then. "));
      }
    }
    return spans;
  }

  /**
   * What else ends, in sentences that end with a blank; empty for nothing.
   *
   * @param one the verb for one thing
   * @param many the verb for several
   */
  static String others(Ends ends, String one, String many, String who, String whose) {
    var words = new StringBuilder();
    if (ends.invitations() > 0) {
      words.append(
          "%s that %s and that nobody answered yet %s cancelled. "
              .formatted(
                  ends.invitations() == 1 ? "1 invitation" : ends.invitations() + " invitations",
                  who,
                  ends.invitations() == 1 ? one : many));
    }
    ends.request()
        .ifPresent(code ->
            words.append(
                "%s request for Pro (`%s`) %s cancelled. ".formatted(capital(whose), code, one)));
    return words.toString();
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
