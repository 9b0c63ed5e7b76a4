package dev.roster.command;

import dev.roster.action.Action;
import dev.roster.action.ActionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Derives forms from declarations: for options that are missing, and behind form buttons. */
final class Forms {

  private final Catalog catalog;
  private final LineReader lines;

  Forms(Catalog catalog, LineReader lines) {
    this.catalog = catalog;
    this.lines = lines;
  }

  Optional<Form> form(Input input) {
    return switch (input) {
      case Input.Line(var text) -> forLine(text);
      case Input.Pressed(var id) -> forButton(id);
      case Input.Filled _, Input.Requested _ -> Optional.empty();
    };
  }

  private Optional<Form> forLine(String text) {
    try {
      Invocation invocation = lines.read(text);
      if (invocation.missing().isEmpty()) {
        return Optional.empty();
      }
      var given = new HashMap<>(invocation.words());
      invocation.org().ifPresent(org -> given.put(Command.ORG, org));
      return Optional.of(
          form(invocation.command(), invocation.command().options(), given, Optional.empty()));
    } catch (UsageException e) {
      // Handling the line answers with the sentence.
      return Optional.empty();
    }
  }

  /** Only the typed options are asked for; the others are the stored action's. */
  private Optional<Form> forButton(String id) {
    return ActionId.parse(id)
        .filter(action -> action.answer() == Action.Answer.FORM)
        .flatMap(action -> catalog.find(action.form()))
        .map(command ->
            form(
                command,
                command.options().stream().filter(option -> !option.isRequired()).toList(),
                Map.of(),
                Optional.of(id)));
  }

  private static Form form(
      Command<?> command,
      List<Option<?>> options,
      Map<String, String> given,
      Optional<String> button) {
    var fields = options.stream().map(option -> field(option, given)).toList();
    var sentAlong = new HashMap<>(given);
    fields.forEach(field -> sentAlong.remove(field.name()));
    return new Form(command.path(), command.title(), fields, sentAlong, button);
  }

  private static Form.Field field(Option<?> option, Map<String, String> given) {
    boolean multiline =
        option.source() == Option.Source.REST || option.kind() instanceof Kind.People;
    return new Form.Field(
        option.name(),
        // A field's hint is plain text everywhere: backticks would stand there as they are.
        option.help().replace("`", ""),
        option.kind(),
        option.isRequired(),
        multiline,
        Optional.ofNullable(given.get(option.name())));
  }

  /** What is wrong with each word of a submitted form. */
  Map<String, String> check(Input.Filled filled) {
    var problems = new HashMap<String, String>();
    catalog
        .find(filled.command())
        .ifPresent(command -> {
          for (Option<?> option : command.options()) {
            var word = Optional.ofNullable(filled.words().get(option.name()));
            if (word.isEmpty() && (filled.button().isPresent() || !option.isRequired())) {
              continue;
            }
            try {
              option.read(word);
            } catch (UsageException e) {
              problems.put(option.name(), withoutName(option.name(), e.sentence()));
            }
          }
        });
    return problems;
  }

  /** Below its field a sentence need not name it. */
  private static String withoutName(String name, String sentence) {
    String prefix = "`" + name + "`: ";
    String rest = sentence.startsWith(prefix) ? sentence.substring(prefix.length()) : sentence;
    return Character.toUpperCase(rest.charAt(0)) + rest.substring(1);
  }
}
