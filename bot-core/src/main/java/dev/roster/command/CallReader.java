package dev.roster.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds out which command a call means, and its words, where no button was pressed. */
final class CallReader {

  private final Catalog catalog;
  private final LineReader lines;
  private final Callers callers;

  CallReader(Catalog catalog, LineReader lines, Callers callers) {
    this.catalog = catalog;
    this.lines = lines;
    this.callers = callers;
  }

  Invocation read(Call call) throws UsageException {
    try {
      return switch (call.input()) {
        case Input.Line(var text) -> lines.read(text);
        case Input.Filled filled ->
            read(filled.command(), filled.words(), Command::typed, Option::isTyped);
        case Input.Requested requested ->
            read(
                requested.command(),
                requested.words(),
                Command::isForPrograms,
                option -> option.isTyped() || option.source() == Option.Source.PROGRAM);
        case Input.Pressed _ -> throw new IllegalArgumentException("a press is looked up");
      };
    } catch (UsageException e) {
      // A guest hears that guests cannot use Roster, whatever they typed.
      callers.resolve(call, Optional.empty(), Optional.empty());
      throw e;
    }
  }

  private Invocation read(
      String path,
      Map<String, String> given,
      Predicate<Command<?>> mayAsk,
      Predicate<Option<?>> mayName)
      throws UsageException {
    Command<?> command =
        catalog
            .find(path)
            .filter(mayAsk)
            .orElseThrow(() -> new UsageException("`" + Shown.of(path) + "` is no command"));
    var words = new HashMap<>(given);
    // What only buttons carry is never taken from words: that would go around the stored action.
    words
        .keySet()
        .retainAll(command.params().options().stream().filter(mayName).map(Option::name).toList());
    return new Invocation(command, words, Optional.ofNullable(orgOf(command, given)));
  }

  private static @Nullable String orgOf(Command<?> command, Map<String, String> words) {
    boolean ownOption =
        command.options().stream().anyMatch(option -> option.name().equals(Command.ORG));
    return ownOption ? null : words.get(Command.ORG);
  }
}
