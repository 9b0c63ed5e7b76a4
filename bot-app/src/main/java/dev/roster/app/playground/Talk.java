package dev.roster.app.playground;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.action.Action.Answer;
import dev.roster.action.ActionId;
import dev.roster.chat.Place;
import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.command.Form;
import dev.roster.command.Input;
import dev.roster.reply.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Hands what people do to the engine, as a chat platform does: taken at once, answered later, the
 * answer private to whoever asked.
 */
final class Talk implements AutoCloseable {

  private final Engine engine;
  private final Chat chat;
  private final SentFiles files;
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

  Talk(Engine engine, Chat chat, SentFiles files) {
    this.engine = engine;
    this.chat = chat;
    this.files = files;
  }

  /**
   * Somebody typed a line.
   *
   * @param id made by the page; the same for a repeated try
   * @return the form to open instead, when an option is missing
   */
  Optional<Form> say(Cast.Person person, String place, String typed, String id) {
    String line = typed.strip();
    if (!chat.add(said(person, place, line, id))) {
      return Optional.empty();
    }
    Input input = line(line);
    Optional<Form> form = engine.form(input);
    if (form.isEmpty()) {
      handle(person, place, input, id, null);
    }
    return form;
  }

  /** Says something and shows the answer before it returns. */
  void sayNow(Cast.Person person, String place, String line, String id) {
    chat.add(said(person, place, line, id));
    handleNow(person, place, line(line), id, null);
  }

  /** Both {@code /roster org list}, as on Slack, and {@code /org list}, as on Discord. */
  private static Input line(String line) {
    return new Input.Line(Mentions.toAccounts(line.startsWith("/") ? line.substring(1) : line));
  }

  /**
   * Somebody pressed a button.
   *
   * @param message the id of the message that holds it
   * @return the form to open instead, when the button says so
   */
  Optional<Form> press(Cast.Person person, String place, String message, String button, String id) {
    var input = new Input.Pressed(button);
    boolean opens =
        ActionId.parse(button).filter(known -> known.answer() == Answer.FORM).isPresent();
    Optional<Form> form = opens ? engine.form(input) : Optional.empty();
    if (form.isEmpty()) {
      handle(person, place, input, id, message);
    }
    return form;
  }

  /**
   * Somebody sent a form.
   *
   * @param message the id of the message whose button opened it, when one did
   * @return what is wrong with the words, by field; empty when they were taken
   */
  Map<String, String> submit(
      Cast.Person person,
      String place,
      String command,
      Map<String, String> words,
      Optional<String> button,
      @Nullable String message,
      String id) {
    var given = new HashMap<String, String>();
    words.forEach((name, word) -> {
      if (!word.isBlank()) {
        given.put(name, Mentions.toAccounts(word.strip()));
      }
    });
    var input = new Input.Filled(command, given, button);
    var wrong = engine.check(input);
    if (wrong.isEmpty()) {
      handle(person, place, input, id, message);
    }
    return wrong;
  }

  private void handle(
      Cast.Person person, String place, Input input, String id, @Nullable String message) {
    work.execute(() -> handleNow(person, place, input, id, message));
  }

  /** Hands something to the engine and shows its answer before it returns. */
  void handleNow(
      Cast.Person person, String place, Input input, String id, @Nullable String message) {
    Place where = place.equals(Entry.DIRECT) ? person.direct() : Cast.GENERAL;
    try {
      Reply reply = engine.handle(new Call(person.account(), where, input, id));
      answer(person, place, reply, id, message);
    } finally {
      chat.tell(person.user(), "done", Map.of("id", id));
    }
  }

  private void answer(
      Cast.Person person, String place, Reply reply, String id, @Nullable String message) {
    switch (reply) {
      case Reply.Message answer -> answer(person, place, Renderer.message(answer), id);
      case Reply.Update(var changed) -> {
        ObjectNode node = Renderer.message(changed);
        if (message == null || !chat.replace(message, node)) {
          answer(person, place, node, id);
        }
      }
      case Reply.File file -> {
        ObjectNode caption = Renderer.message(file.caption());
        if (!place.equals(Entry.DIRECT)) {
          answer(person, place, caption, id);
        }
        String fileId = files.keep(person.user(), file);
        var link = new Entry.FileLink(file.name(), file.bytes().length, "files/" + fileId, null);
        chat.add(entry(person, Entry.DIRECT, id + "-file", caption, link));
      }
      case Reply.Picture(var name, _, var png, var alternative, var words) -> {
        String fileId = files.keep(person.user(), new Reply.File(name, "image/png", png, words));
        var shown = new Entry.FileLink(name, png.length, "files/" + fileId, alternative);
        chat.add(entry(person, place, id + "-answer", Renderer.message(words), shown));
      }
    }
  }

  private void answer(Cast.Person person, String place, ObjectNode message, String id) {
    chat.add(entry(person, place, id + "-answer", message, null));
  }

  private Entry entry(
      Cast.Person person,
      String place,
      String id,
      ObjectNode message,
      Entry.@Nullable FileLink file) {
    return new Entry(id, place, person.user(), Entry.ROSTER, chat.now(), null, message, file);
  }

  private Entry said(Cast.Person person, String place, String line, String id) {
    return new Entry(id, place, person.user(), person.user(), chat.now(), line, null, null);
  }

  /** Waits for the answers that are under way. */
  @Override
  public void close() {
    work.close();
  }
}
