package dev.roster.app.playground;

import dev.roster.command.Form;
import dev.roster.command.Kind;
import java.util.List;
import java.util.Map;

/**
 * A form as the page builds it.
 *
 * @param command the command that it fills
 * @param title what stands above it
 * @param fields what it asks for
 * @param given words to be sent along
 * @param button the button that opened it, or an empty text
 */
record FormView(
    String command, String title, List<Field> fields, Map<String, String> given, String button) {

  /**
   * One field.
   *
   * @param input which control it is: a word that the page knows, one for each kind of option
   * @param max the longest text in characters; 0 when that says nothing
   * @param choices the only values, when there are such
   */
  record Field(
      String name,
      String label,
      String help,
      String input,
      boolean required,
      boolean multiline,
      String initial,
      int max,
      List<String> choices) {}

  static FormView of(Form form) {
    return new FormView(
        form.command(),
        form.title(),
        form.fields().stream().map(FormView::field).toList(),
        form.given(),
        form.button().orElse(""));
  }

  private static Field field(Form.Field field) {
    return switch (field.kind()) {
      case Kind.Text(int max) -> field(field, "text", max, List.of());
      case Kind.Choice(var values) -> field(field, "choice", 0, values);
      case Kind.Suggested(_, int max) -> field(field, "suggested", max, List.of());
      case Kind.Person _ -> field(field, "person", 0, List.of());
      case Kind.People _ -> field(field, "people", 0, List.of());
      case Kind.YesNo _ -> field(field, "yesno", 0, List.of("yes", "no"));
    };
  }

  private static Field field(Form.Field field, String input, int max, List<String> choices) {
    return new Field(
        field.name(),
        field.label(),
        field.help(),
        input,
        field.required(),
        field.multiline(),
        field.initial().map(Mentions::toTyped).orElse(""),
        max,
        choices);
  }
}
