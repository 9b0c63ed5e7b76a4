package dev.roster.removal;

import dev.roster.command.Confirmation;
import dev.roster.org.Org;
import dev.roster.removal.Deletion.Gone;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is said about the end of an org. */
final class DeleteReplies {

  private DeleteReplies() {}

  static Confirmation question(Gone gone) {
    Org org = gone.org();
    String all =
        org.members() == 1
            ? "You lose access at once: nobody else is in it"
            : "All %d people in it lose access at once".formatted(org.members());
    var ends = new ArrayList<String>();
    add(ends, gone.teams(), "team", "teams");
    add(ends, org.pending(), "open invitation", "open invitations");
    add(ends, gone.requests(), "open request for Pro", "open requests for Pro");
    String places =
        gone.connections().stream().map(Org.Connection::shown).collect(Collectors.joining(", "));
    return new Confirmation(
        "Delete %s?".formatted(org.name()),
        Sentences.spans(
            "%s.%s It is spoken of nowhere any more (%s). The history is kept, the short name `%s` is never given again. This cannot be undone."
                .formatted(
                    all,
                    ends.isEmpty() ? "" : " It also ends " + listed(ends) + ".",
                    places.replace('`', ' '),
                    org.slug())),
        true);
  }

  static Reply.Message deleted(Gone gone) {
    String told =
        gone.others() == 0
            ? "Nobody else was in it."
            : gone.told() == gone.others()
                ? (gone.others() == 1
                    ? "The other person who was in it is told."
                    : "The %d others who were in it are told.".formatted(gone.others()))
                : "Of the %d others who were in it, the %d who were here last are told."
                    .formatted(gone.others(), gone.told());
    return Reply.of(
            Span.plain("Deleted "),
            Span.bold(gone.org().name()),
            Span.plain(": nobody has access to it any more."))
        .with(new Block.Note(Sentences.spans(told + " `/org list` shows your other orgs.")));
  }

  private static void add(List<String> ends, int count, String one, String many) {
    if (count > 0) {
      ends.add(count == 1 ? "1 " + one : count + " " + many);
    }
  }

  private static String listed(List<String> words) {
    return words.size() == 1
        ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }
}
