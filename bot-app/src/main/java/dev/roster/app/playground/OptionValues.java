package dev.roster.app.playground;

import dev.roster.app.playground.Completer.Way;
import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.command.Kind;
import dev.roster.command.Option;
import dev.roster.command.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The values that an option could take, as somebody would type them. */
final class OptionValues {

  private static final String SWITCH = "org switch";
  private static final String ID = "id:";
  private static final String SEPARATOR = " · ";

  private final Engine engine;

  OptionValues(Engine engine) {
    this.engine = engine;
  }

  /**
   * Who types what.
   *
   * @param command the path of the command
   * @param given the words of its other options
   */
  record Typing(Cast.Person person, String place, String command, Map<String, String> given) {

    Call call() {
      var where = place.equals(Entry.DIRECT) ? person.direct() : Cast.GENERAL;
      return new Call(
          person.account(),
          where,
          new Input.Filled(command, given, Optional.empty()),
          UUID.randomUUID().toString());
    }
  }

  /** The orgs that somebody can pick. */
  Stream<Way> orgs(Cast.Person person, String place, String begun) {
    return suggested(new Typing(person, place, SWITCH, Map.of()), "org", begun)
        .map(OptionValues::way);
  }

  Stream<Way> of(Typing typing, Option<?> option, String begun) {
    return switch (option.kind()) {
      case Kind.Choice(var values) -> fixed(values, begun);
      case Kind.YesNo _ -> fixed(List.of("yes", "no"), begun);
      case Kind.Suggested _ -> suggested(typing, option.name(), begun).map(OptionValues::way);
      case Kind.Person _ -> people(suggested(typing, option.name(), name(begun)), begun);
      case Kind.People people ->
          people.isSuggested()
              ? people(suggested(typing, option.name(), name(begun)), begun)
              : mentions(begun);
      case Kind.Text _ -> Stream.of();
    };
  }

  private static Stream<Way> fixed(List<String> values, String begun) {
    return values.stream()
        .filter(value -> value.startsWith(begun.toLowerCase(Locale.ROOT)))
        .map(value -> new Way(value + " ", value, ""));
  }

  private Stream<Suggestion> suggested(Typing typing, String option, String begun) {
    return engine.suggest(typing.call(), typing.command(), option, begun).stream();
  }

  private static Way way(Suggestion suggestion) {
    String value = suggestion.value();
    String label = suggestion.label();
    return new Way(
        TypedLine.quoted(value) + " ", value, label.equalsIgnoreCase(value) ? "" : label);
  }

  /** Whom the engine suggests; where it suggests nobody, everybody of the playground. */
  private static Stream<Way> people(Stream<Suggestion> suggested, String begun) {
    var known = suggested.map(OptionValues::personWay).toList();
    return known.isEmpty() ? mentions(begun) : known.stream();
  }

  /** By a mention, else by the address that the label ends in, else by what the engine gave. */
  private static Way personWay(Suggestion suggestion) {
    String label = suggestion.label();
    int separator = label.lastIndexOf(SEPARATOR);
    String address = separator < 0 ? label : label.substring(separator + SEPARATOR.length());
    String word = Mentions.toTyped(suggestion.value());
    if (word.startsWith(ID)) {
      word =
          Cast.withEmail(address)
              .map(person -> "@" + person.user())
              .orElse(address.indexOf('@') > 0 ? address : word);
    }
    return new Way(word + " ", word, label.equals(word) ? "" : label);
  }

  private static String name(String begun) {
    return begun.replaceFirst("^@", "").toLowerCase(Locale.ROOT);
  }

  private static Stream<Way> mentions(String begun) {
    String name = name(begun);
    return Cast.people().stream()
        .filter(person ->
            person.user().startsWith(name)
                || person.name().toLowerCase(Locale.ROOT).startsWith(name))
        .map(person -> new Way("@" + person.user() + " ", "@" + person.user(), person.name()));
  }
}
