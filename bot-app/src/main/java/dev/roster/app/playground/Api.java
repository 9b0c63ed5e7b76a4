package dev.roster.app.playground;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.roster.command.Form;
import dev.roster.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the page's scripts ask for, as records. */
final class Api {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final int LONGEST_WORD = 10_000;

  private final Chat chat;
  private final Talk talk;
  private final Completer completer;

  Api(Chat chat, Talk talk, Completer completer) {
    this.chat = chat;
    this.talk = talk;
    this.completer = completer;
  }

  /**
   * What a page sends; what a request does not need is missing.
   *
   * @param as who it is
   * @param place the conversation
   * @param id made by the page, the same for a repeated try
   * @param text the line, typed so far or finished
   * @param message the message whose button was pressed
   * @param button that button's id
   * @param command the command of a form
   * @param option the field to be completed
   * @param words the words of a form
   */
  record Request(
      @Nullable String as,
      @Nullable String place,
      @Nullable String id,
      @Nullable String text,
      @Nullable String message,
      @Nullable String button,
      @Nullable String command,
      @Nullable String option,
      @Nullable Map<String, String> words) {

    static Request read(String json) throws BadRequest {
      try {
        return Json.read(json, Request.class);
      } catch (IllegalArgumentException e) {
        throw new BadRequest("not a request of the playground");
      }
    }

    Cast.Person person() throws BadRequest {
      return Cast.find(String.valueOf(as)).orElseThrow(() -> new BadRequest("nobody of that name"));
    }

    String where() {
      return Cast.GENERAL.channel().equals(place) ? Cast.GENERAL.channel() : Entry.DIRECT;
    }

    String newId() throws BadRequest {
      if (id == null || !ID.matcher(id).matches()) {
        throw new BadRequest("an id has 8 to 64 letters, digits and dashes");
      }
      return id;
    }

    Map<String, String> given() throws BadRequest {
      Map<String, String> given = words == null ? Map.of() : words;
      if (given.values().stream().anyMatch(word -> word.length() > LONGEST_WORD)) {
        throw new BadRequest("a word is too long");
      }
      return given;
    }

    static String need(@Nullable String value) throws BadRequest {
      if (value == null) {
        throw new BadRequest("something is missing");
      }
      return value;
    }
  }

  /** The page sent what no page of ours sends. */
  static final class BadRequest extends Exception {
    private static final long serialVersionUID = 1L;

    BadRequest(String reason) {
      super(reason);
    }
  }

  /**
   * What comes back at once; the answer itself comes as an event.
   *
   * @param form to be opened, when there is one
   * @param wrong what is wrong with a form, by field
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Taken(@Nullable FormView form, Map<String, String> wrong) {

    static Taken of(Optional<Form> form) {
      return new Taken(form.map(FormView::of).orElse(null), Map.of());
    }

    boolean isBeingDone() {
      return form == null && wrong.isEmpty();
    }
  }

  Taken say(Request request) throws BadRequest {
    String text = Request.need(request.text());
    if (text.length() > LONGEST_WORD) {
      throw new BadRequest("a line is too long");
    }
    return Taken.of(talk.say(request.person(), request.where(), text, request.newId()));
  }

  Taken press(Request request) throws BadRequest {
    return Taken.of(
        talk.press(
            request.person(),
            request.where(),
            Request.need(request.message()),
            Request.need(request.button()),
            request.newId()));
  }

  Taken submit(Request request) throws BadRequest {
    var wrong =
        talk.submit(
            request.person(),
            request.where(),
            Request.need(request.command()),
            request.given(),
            Optional.ofNullable(request.button()).filter(button -> !button.isEmpty()),
            request.message(),
            request.newId());
    return new Taken(null, wrong);
  }

  Map<String, String> read(Request request) throws BadRequest {
    chat.read(request.person().user(), Request.need(request.place()));
    return Map.of();
  }

  /**
   * The path of each command by how it is typed, so that a click on the latter gives the former.
   */
  Map<String, String> usages() {
    return completer.usages();
  }

  Completer.Completion complete(Request request) throws BadRequest {
    return completer.complete(request.person(), request.where(), Request.need(request.text()));
  }

  List<Completer.Way> values(Request request) throws BadRequest {
    var typing =
        new OptionValues.Typing(
            request.person(), request.where(), Request.need(request.command()), request.given());
    return completer.values(typing, Request.need(request.option()), Request.need(request.text()));
  }
}
