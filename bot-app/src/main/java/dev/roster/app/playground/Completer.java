package dev.roster.app.playground;

import dev.roster.command.Call;
import dev.roster.command.Command;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.command.Kind;
import dev.roster.command.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Completes what is being typed, from the catalog and from what the engine suggests. */
final class Completer {

  private static final int MOST = 25;

  /** Every command takes it, though none declares it. */
  private static final String ORG = "org:";

  private static final String SWITCH = "org switch";

  private final Engine engine;

  Completer(Engine engine) {
    this.engine = engine;
  }

  /**
   * What could come next.
   *
   * @param from where the completed part begins in the line
   * @param usage how the command is typed, once it is known
   * @param help what it does
   */
  record Completion(int from, List<Way> ways, String usage, String help) {}

  /**
   * One way to go on.
   *
   * @param value what takes the place of the part being typed
   * @param label what is shown
   * @param help one line about it, possibly empty
   */
  record Way(String value, String label, String help) {}

  /** Completes a line up to the cursor. */
  Completion complete(Cast.Person person, String place, String line) {
    TypedLine typed = TypedLine.of(line);
    Optional<Command<?>> command = command(typed.words());
    if (command.isEmpty()) {
      return new Completion(typed.from(), path(typed), "", "");
    }
    Command<?> known = command.get();
    int pathWords = known.path().split(" ").length;
    var words = typed.words().subList(pathWords, typed.words().size());
    var entries = options(person, place, known, words, typed.last());
    return new Completion(typed.from(), entries, known.usage(), known.help());
  }

  /** Values for one field of a form. */
  List<Way> values(
      Cast.Person person,
      String place,
      String command,
      String option,
      Map<String, String> words,
      String typed) {
    return engine
        .catalog()
        .find(command)
        .flatMap(found -> found.options().stream().filter(o -> o.name().equals(option)).findFirst())
        .map(found -> values(person, place, command, found, words, typed).limit(MOST).toList())
        .orElse(List.of());
  }

  private Optional<Command<?>> command(List<String> words) {
    var paths = new ArrayList<String>();
    if (words.size() >= 2) {
      paths.add(words.get(0) + " " + words.get(1));
    }
    if (!words.isEmpty()) {
      paths.add(words.getFirst());
    }
    return paths.stream()
        .map(path -> path.toLowerCase(Locale.ROOT))
        .flatMap(path -> engine.catalog().find(path).stream())
        .filter(Command::typed)
        .findFirst();
  }

  private List<Way> path(TypedLine typed) {
    String last = typed.last().toLowerCase(Locale.ROOT);
    if (typed.words().size() > 1) {
      return List.of();
    }
    if (typed.words().isEmpty()) {
      // Groups with their verbs, so that the first look shows what there is to do.
      return engine.catalog().typed().stream()
          .filter(command -> command.path().startsWith(last) || command.group().startsWith(last))
          .map(command -> new Way(command.path() + " ", command.path(), command.help()))
          .toList();
    }
    return engine.catalog().group(typed.words().getFirst().toLowerCase(Locale.ROOT)).stream()
        .map(command -> Map.entry(command.path().replaceFirst("^\\S+ ?", ""), command))
        .filter(verb -> verb.getKey().startsWith(last))
        .map(verb -> new Way(verb.getKey() + " ", verb.getValue().path(), verb.getValue().help()))
        .toList();
  }

  private List<Way> options(
      Cast.Person person, String place, Command<?> command, List<String> words, String last) {
    var given = new HashMap<String, String>();
    var positional = new ArrayList<Option<?>>();
    for (Option<?> option : command.options()) {
      if (option.source() == Option.Source.WORD) {
        positional.add(option);
      }
    }
    for (String word : words) {
      take(command, positional, given, word);
    }
    int colon = last.indexOf(':');
    if (last.startsWith(ORG)) {
      String begun = TypedLine.unquoted(last.substring(ORG.length()));
      return orgs(person, place, begun)
          .map(way -> new Way(ORG + way.value(), way.label(), way.help()))
          .toList();
    }
    Optional<Option<?>> named =
        colon < 1 ? Optional.empty() : option(command, last.substring(0, colon));
    if (named.isPresent()) {
      String prefix = named.get().name() + ":";
      String begun = TypedLine.unquoted(last.substring(colon + 1));
      return values(person, place, command.path(), named.get(), given, begun)
          .map(entry -> new Way(prefix + entry.value(), entry.label(), entry.help()))
          .limit(MOST)
          .toList();
    }
    String begun = TypedLine.unquoted(last);
    Stream<Way> next =
        positional.stream()
            .filter(option -> !given.containsKey(option.name()) || isList(option))
            .findFirst()
            .map(option -> values(person, place, command.path(), option, given, begun))
            .orElse(Stream.of());
    return Stream.concat(next, names(command, given.keySet(), begun)).limit(MOST).toList();
  }

  /** Words that name people belong to a list as long as they come. */
  private static void take(
      Command<?> command, List<Option<?>> positional, Map<String, String> given, String word) {
    int colon = word.indexOf(':');
    if (colon > 0 && option(command, word.substring(0, colon)).isPresent()) {
      given.put(word.substring(0, colon), TypedLine.unquoted(word.substring(colon + 1)));
      return;
    }
    for (Option<?> option : positional) {
      if (isList(option) && word.contains("@")) {
        given.merge(option.name(), Mentions.toAccounts(word), (a, b) -> a + " " + b);
        return;
      }
      if (!given.containsKey(option.name())) {
        given.put(option.name(), Mentions.toAccounts(TypedLine.unquoted(word)));
        return;
      }
    }
  }

  private static boolean isList(Option<?> option) {
    return option.kind() instanceof Kind.People;
  }

  private static Optional<Option<?>> option(Command<?> command, String name) {
    return command.options().stream()
        .filter(o -> o.name().equalsIgnoreCase(name))
        .findFirst()
        .map(o -> (Option<?>) o);
  }

  private static Stream<Way> names(Command<?> command, Set<String> given, String begun) {
    var taken = new HashSet<>(given);
    return command.options().stream()
        .filter(option -> !option.isRequired() && !taken.contains(option.name()))
        .filter(option -> option.name().startsWith(begun.toLowerCase(Locale.ROOT)))
        .map(option -> new Way(option.name() + ":", option.name() + ":", option.help()));
  }

  private Stream<Way> orgs(Cast.Person person, String place, String begun) {
    return engine.catalog().find(SWITCH).stream()
        .flatMap(command -> command.options().stream())
        .filter(option -> option.name().equals("org"))
        .flatMap(option -> suggested(person, place, SWITCH, option, Map.of(), begun));
  }

  private Stream<Way> values(
      Cast.Person person,
      String place,
      String command,
      Option<?> option,
      Map<String, String> given,
      String begun) {
    return switch (option.kind()) {
      case Kind.Choice(var values) -> fixed(values, begun);
      case Kind.YesNo _ -> fixed(List.of("yes", "no"), begun);
      case Kind.Suggested _ -> suggested(person, place, command, option, given, begun);
      case Kind.Person _ ->
          begun.startsWith("@")
              ? mentions(begun)
              : Stream.concat(
                  suggested(person, place, command, option, given, begun), mentions(begun));
      case Kind.People _ -> mentions(begun);
      case Kind.Text _ -> Stream.of();
    };
  }

  private static Stream<Way> fixed(List<String> values, String begun) {
    return values.stream()
        .filter(value -> value.startsWith(begun.toLowerCase(Locale.ROOT)))
        .map(value -> new Way(value + " ", value, ""));
  }

  private static Stream<Way> mentions(String begun) {
    String name = begun.replaceFirst("^@", "").toLowerCase(Locale.ROOT);
    return Cast.people().stream()
        .filter(person ->
            person.user().startsWith(name)
                || person.name().toLowerCase(Locale.ROOT).startsWith(name))
        .map(person -> new Way("@" + person.user() + " ", "@" + person.user(), person.name()));
  }

  private Stream<Way> suggested(
      Cast.Person person,
      String place,
      String command,
      Option<?> option,
      Map<String, String> given,
      String begun) {
    var where = place.equals(Entry.DIRECT) ? person.direct() : Cast.GENERAL;
    var call =
        new Call(
            person.account(),
            where,
            new Input.Filled(command, given, Optional.empty()),
            UUID.randomUUID().toString());
    return engine.suggest(call, command, option.name(), begun).stream()
        .map(suggestion -> {
          String value = Mentions.toTyped(suggestion.value());
          String label = Mentions.toTyped(suggestion.label());
          return new Way(TypedLine.quoted(value) + " ", label, label.equals(value) ? "" : value);
        });
  }
}
