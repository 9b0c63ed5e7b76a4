package dev.roster.command;

import dev.roster.access.Refusal;
import dev.roster.action.Action;
import dev.roster.action.ActionId;
import dev.roster.action.Actions;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.store.Databases;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Turns a pressed button, or the form it opened, back into the command that it stands for. */
final class Presses {

  private static final String TOO_OLD =
      "This button is too old to act on. `/inbox` shows what still waits for you.";

  /** Begins how the audit calls the press that takes a change back, as the command does. */
  private static final String UNDO = "undo ";

  private final Catalog catalog;
  private final Databases databases;

  Presses(Catalog catalog, Databases databases) {
    this.catalog = catalog;
    this.databases = databases;
  }

  /**
   * A press with everything that was stored for it.
   *
   * @param invocation the command and its words
   * @param stored the row
   * @param door how the audit calls the way it came, after the platform's name
   * @param fit makes the answer fit to where it is shown
   */
  record Press(
      Invocation invocation, Actions.Stored stored, String door, UnaryOperator<Reply> fit) {}

  /**
   * Looks the press up.
   *
   * @param fields what was filled into the form that the button opened
   * @throws Refusal for a token that is unknown, malformed or somebody else's
   */
  Press find(String buttonId, Map<String, String> fields, Call call) {
    ActionId id = ActionId.parse(buttonId).orElseThrow(() -> new Refusal(TOO_OLD));
    Actions.Stored stored =
        databases
            .read(sql -> Actions.find(sql, id.token()))
            .orElseThrow(() -> new Refusal(TOO_OLD));
    if (stored.presser().isPresent() && !stored.presser().get().equals(call.account().toString())) {
      throw new Refusal("This button is not yours to press.");
    }
    Command<?> command = catalog.find(stored.command()).orElseThrow(() -> new Refusal(TOO_OLD));
    var words = new HashMap<>(stored.words());
    for (Option<?> option : command.options().stream().filter(Option::isTyped).toList()) {
      // A form gives only what people can type; what the row holds stays as it was stored.
      Optional.ofNullable(fields.get(option.name()))
          .ifPresent(word -> words.putIfAbsent(option.name(), word));
    }
    return new Press(
        new Invocation(command, words, Optional.empty()),
        stored,
        stored.undoes().isPresent() ? UNDO + call.input().door() : call.input().door(),
        reply -> inPlace(id.answer(), reply));
  }

  /** What an adapter edits the message with is never shown beside it. */
  private static Reply inPlace(Action.Answer answer, Reply reply) {
    if (answer != Action.Answer.UPDATE) {
      return reply;
    }
    return switch (reply) {
      case Reply.Message message -> new Reply.Update(message);
      // A message that is edited keeps to its words.
      case Reply.Picture picture -> new Reply.Update(picture.message());
      case Reply.Update update -> update;
      case Reply.File file -> file;
    };
  }

  /**
   * What a command stands for.
   *
   * @param path the command that stands for it
   * @throws Refusal for an action of an earlier release
   */
  Press standIn(Handler.Choice.Run run, String path) {
    Command<?> command =
        catalog.find(run.action().command()).orElseThrow(() -> new Refusal(TOO_OLD));
    return new Press(
        new Invocation(command, run.action().words(), Optional.empty()),
        run.action(),
        path,
        reply -> below(reply, run.also()));
  }

  /** The answer to a typed line: there is no message to edit. */
  private static Reply below(Reply reply, List<Block> also) {
    return switch (reply) {
      case Reply.Message message -> message.with(also.toArray(Block[]::new));
      case Reply.Update(var message) -> message.with(also.toArray(Block[]::new));
      case Reply.File file -> file;
      case Reply.Picture(var name, var title, var png, var alternative, var message) ->
          new Reply.Picture(
              name, title, png, alternative, message.with(also.toArray(Block[]::new)));
    };
  }

  /**
   * Refuses what is over: asked only when the same delivery was not handled before.
   *
   * @throws Refusal when it expired or was pressed already
   */
  static void requireOpen(Press press, Instant now) {
    Actions.Stored stored = press.stored();
    if (stored.isSpent()) {
      throw pressedBefore(press);
    }
    if (stored.isOverAt(now)) {
      throw new Refusal(
          stored.confirmed()
              ? "This question has expired and nothing was changed. Type the command again."
              : stored.undoes().map(change -> Undo.tooLate(stored, change)).orElse(TOO_OLD));
    }
  }

  /** What a second press of a button that works once is told. */
  static Refusal pressedBefore(Press press) {
    return new Refusal(
        press.stored().confirmed()
            ? "This question was answered already."
            : press
                .stored()
                .undoes()
                .map(Undo::takenBackBefore)
                .orElse("This was done already; a button of this kind works once."));
  }
}
