package dev.roster.app.playground;

import dev.roster.command.Command;
import dev.roster.command.Engine;
import dev.roster.command.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completes what is being typed, from the catalog and from what the engine suggests. */
final class Completer {

  private static final int MOST = 25;

  /** Every command takes it, though none declares it. */
  private static final String ORG = "org:";

  private final Engine engine;
  private final OptionValues values;

  Completer(Engine engine) {
    this.engine = engine;
    this.values = new OptionValues(engine);
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
    var ways = options(person, place, known, words, typed.last());
    return new Completion(typed.from(), ways, known.usage(), known.help());
  }

  /** Values for one field of a form. */
  List<Way> values(OptionValues.Typing typing, String option, String begun) {
    return engine.catalog().find(typing.command()).stream()
        .flatMap(command -> command.options().stream())
        .filter(found -> found.name().equals(option))
        .flatMap(found -> values.of(typing, found, begun))
        .limit(MOST)
        .toList();
  }

  /** The path of each command, by its usage. */
  Map<String, String> usages() {
    return engine.catalog().typed().stream()
        .collect(Collectors.toMap(Command::usage, Command::path));
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
    if (last.startsWith(ORG)) {
      String begun = TypedLine.unquoted(last.substring(ORG.length()));
      return after(ORG, values.orgs(person, place, begun));
    }
    var given = GivenWords.of(command, words);
    var typing = new OptionValues.Typing(person, place, command.path(), given.byOption());
    Optional<Option<?>> named = given.named(last);
    if (named.isPresent()) {
      String begun = TypedLine.unquoted(last.substring(last.indexOf(':') + 1));
      return after(named.get().name() + ":", values.of(typing, named.get(), begun));
    }
    String begun = TypedLine.unquoted(last);
    Stream<Way> next =
        given.next().map(option -> values.of(typing, option, begun)).orElse(Stream.of());
    return Stream.concat(next, names(given, begun)).limit(MOST).toList();
  }

  private static List<Way> after(String prefix, Stream<Way> ways) {
    return ways.limit(MOST)
        .map(way -> new Way(prefix + way.value(), way.label(), way.help()))
        .toList();
  }

  private static Stream<Way> names(GivenWords given, String begun) {
    return given.command().options().stream()
        .filter(option -> !option.isRequired() && !given.byOption().containsKey(option.name()))
        .filter(option -> option.name().startsWith(begun.toLowerCase(Locale.ROOT)))
        .map(option -> new Way(option.name() + ":", option.name() + ":", option.help()));
  }
}
