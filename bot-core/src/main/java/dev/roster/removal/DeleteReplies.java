package dev.roster.removal;

import dev.roster.command.Confirmation;
import dev.roster.org.Org;
import dev.roster.removal.Deletion.Gone;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is said about the end of an org. */
final class DeleteReplies {

  private DeleteReplies() {}

  static Confirmation question(Gone gone) {
    Org org = gone.org();
    String all =
        org.members() == 1
            ? "You lose access at once: nobody else is in it."
            : org.members() == 2
                ? "Both people in it lose access at once."
                : "All %s people in it lose access at once.".formatted(exactly(org.members()));
    var facts = new ArrayList<>(counted(gone, ", cancelled with it", ", ended with it"));
    facts.add(
        fact(
            "Spoken of in",
            gone.connections().stream().map(Org.Connection::shown).collect(Collectors.joining(", "))
                + "; no more then"));
    facts.add(fact("Told of it", told(gone)));
    return new Confirmation("Delete %s?".formatted(org.name()), List.of(Span.plain(all)), true)
        .showing(
            List.of(
                new Block.Facts(facts),
                new Block.Note(
                    Sentences.spans(
                        "Everybody's account, their other orgs and the history stay; the short name `%s` is never given again. This cannot be undone, not by `/undo` either."
                            .formatted(org.slug())))));
  }

  static Reply.Message deleted(Gone gone, Receipt receipt) {
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            List.of(
                Span.plain("Deleted "),
                Span.bold(gone.org().name()),
                Span.plain(": nobody has access to it any more."))));
    blocks.add(new Block.Facts(done(gone)));
    blocks.add(new Block.Note(Sentences.spans("`/org list` shows your other orgs.")));
    blocks.addAll(receipt.blocks());
    return new Reply.Message(blocks);
  }

  static List<Fact> done(Gone gone) {
    var facts = new ArrayList<>(counted(gone, " cancelled", " ended"));
    facts.add(fact("Told of it", told(gone)));
    return facts;
  }

  private static List<Fact> counted(Gone gone, String cancelled, String ended) {
    var facts = new ArrayList<Fact>();
    facts.add(fact("People", exactly(gone.org().members())));
    add(facts, "Teams", gone.teams(), "");
    if (gone.org().pending() > 0) {
      facts.add(fact("Invitations", exactly(gone.org().pending()) + cancelled));
    }
    add(facts, "Requests for Pro", gone.requests(), cancelled);
    add(facts, "API keys", gone.keys(), ended);
    add(facts, "Webhooks", gone.webhooks(), ended);
    return facts;
  }

  private static void add(List<Fact> facts, String label, int count, String ended) {
    if (count > 0) {
      facts.add(fact(label, number(count) + ended));
    }
  }

  private static String number(int count) {
    return count == Deletion.COUNTED + 1 ? "over " + exactly(Deletion.COUNTED) : exactly(count);
  }

  private static String exactly(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String told(Gone gone) {
    return switch (gone.others()) {
      case 0 -> "nobody else was in it";
      case 1 -> "the other person in it, in a direct message";
      default ->
          gone.told() == gone.others()
              ? "the %d others in it, in a direct message".formatted(gone.others())
              : String.format(
                  Locale.ROOT,
                  "%d of the %,d others in it, in a direct message: who runs it first",
                  gone.told(),
                  gone.others());
    };
  }

  private static Fact fact(String label, String words) {
    return new Fact(label, List.of(Span.plain(words)));
  }
}
