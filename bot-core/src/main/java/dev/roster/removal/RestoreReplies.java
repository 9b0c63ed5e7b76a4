package dev.roster.removal;

import dev.roster.access.Seat;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.team.Comeback;
import java.util.ArrayList;
import java.util.List;

/** What is said when a removal was taken back. */
final class RestoreReplies {

  // More are counted.
  private static final int NAMED = 5;

  private RestoreReplies() {}

  static Reply.Message restored(Seat seat, Restored restored) {
    String as =
        " as %s%s. They were told."
            .formatted(
                restored.role().title(),
                restored.member().isSuspended() ? ", and suspended as before" : "");
    Reply.Message done =
        Reply.of(
            Span.plain("Undone: "),
            restored.member().span(),
            Span.plain(" is back in "),
            Span.bold(seat.orgName()),
            Span.plain("," + as));
    Reply.Message noted = done.with(new Block.Note(back(seat, restored)));
    List<Span> lost = lost(restored);
    Reply.Message whole = lost.isEmpty() ? noted : noted.with(new Block.Note(lost));
    return restored.advice().map(whole::with).orElse(whole);
  }

  /** What came back. */
  private static List<Span> back(Seat seat, Restored restored) {
    var spans = new ArrayList<Span>();
    spans.add(Span.plain("Role, tier, limit and the day they joined are as they were. "));
    spans.addAll(teams(seat, restored.teams().places()));
    for (Comeback.Back place : restored.teams().places()) {
      place
          .gives()
          .ifPresent(heir -> {
            boolean oneself = heir.person().equals(seat.person());
            spans.add(oneself ? Span.plain("You") : heir.span());
            spans.add(Span.plain(" gave the team "));
            spans.add(Span.bold(place.team().label()));
            spans.add(Span.plain(stays(oneself, place.stays())));
          });
    }
    int pending = restored.invitations().pending();
    if (pending > 0) {
      spans.add(
          Span.plain(
              pending == 1
                  ? "1 invitation that they sent is pending again, with the link it had. "
                  : "%d invitations that they sent are pending again, with the links they had. "
                      .formatted(pending)));
    }
    int keys = restored.keys().back().size();
    if (keys > 0) {
      spans.add(
          Span.plain(
              keys == 1
                  ? "1 API key of theirs is not revoked any more. "
                  : "%d API keys of theirs are not revoked any more. ".formatted(keys)));
    }
    restored
        .request()
        .filter(request -> request.pending())
        .ifPresent(request ->
            spans.addAll(
                Sentences.spans(
                    "Their request for Pro (`%s`) waits for a decision again."
                        .formatted(request.code()))));
    return spans;
  }

  private static String stays(boolean oneself, boolean stays) {
    if (!stays) {
      return " back and left it. ";
    }
    return oneself ? " back and are what you were in it. " : " back and is what they were in it. ";
  }

  private static List<Span> teams(Seat seat, List<Comeback.Back> places) {
    if (places.isEmpty()) {
      return List.of();
    }
    var spans = new ArrayList<Span>();
    spans.add(Span.plain(places.size() == 1 ? "They are in the team " : "They are in the teams "));
    String between = "";
    List<Comeback.Back> named = places.stream().limit(NAMED).toList();
    for (Comeback.Back place : named) {
      boolean last = place.equals(named.getLast()) && places.size() <= NAMED;
      spans.add(Span.plain(last && !between.isEmpty() ? " and " : between));
      spans.add(Span.bold(place.team().label()));
      spans.add(
          Span.plain(
              (seat.scheme().hasTeamRoles()
                      ? seat.scheme()
                          .teamRole(place.role())
                          .map(role -> " (" + role.title() + ")")
                          .orElse("")
                      : "")
                  + (place.team().active() ? "" : " (inactive)")));
      between = ", ";
    }
    int more = places.size() - NAMED;
    spans.add(Span.plain((more > 0 ? " and %d more".formatted(more) : "") + " again. "));
    return spans;
  }

  /** What did not come back, and why. */
  private static List<Span> lost(Restored restored) {
    var spans = new ArrayList<Span>();
    int gone = restored.teams().gone();
    if (gone > 0) {
      spans.add(
          Span.plain(
              gone == 1
                  ? "1 team that they were in was deleted since. "
                  : "%d teams that they were in were deleted since. ".formatted(gone)));
    }
    for (Comeback.Back place : restored.teams().places()) {
      place
          .keeper()
          .ifPresent(keeper -> {
            spans.add(Span.plain("The team "));
            spans.add(Span.bold(place.team().label()));
            spans.add(Span.plain(" stays with "));
            spans.add(keeper.span());
            spans.add(Span.plain(", since who owns it was decided anew. "));
          });
    }
    restored
        .invitations()
        .left()
        .forEach((why, count) ->
            spans.add(
                Span.plain(
                    "%s stay%s cancelled: %s. "
                        .formatted(
                            count == 1 ? "1 invitation" : count + " invitations",
                            count == 1 ? "s" : "",
                            why))));
    restored
        .request()
        .filter(request -> !request.pending())
        .ifPresent(request ->
            spans.addAll(
                Sentences.spans(
                    "The time of their request for Pro (`%s`) is over."
                        .formatted(request.code()))));
    int over = restored.keys().over();
    if (over > 0) {
      spans.add(
          Span.plain(
              over == 1
                  ? "1 API key of theirs has expired since. "
                  : "%d API keys of theirs have expired since. ".formatted(over)));
    }
    if (restored.isOther()) {
      spans.add(
          Span.plain(
              "They use another account now; what they sent and asked for with the former one stays over."));
    }
    return spans;
  }
}
