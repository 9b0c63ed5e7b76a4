package dev.roster.command;

import dev.roster.access.Refusal;
import dev.roster.action.Offers;
import dev.roster.store.Databases;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers values while somebody types, of which they may see and use each. */
final class Suggestions {

  private static final Logger LOG = LoggerFactory.getLogger(Suggestions.class);
  // Discord shows at most 25 choices (platforms.md 3).
  private static final int MOST = 25;
  // A word of a list and what stands behind it, as NamedPerson splits it.
  private static final Pattern PERSON = Pattern.compile("([^\\s\\p{Z},;]+)[\\s\\p{Z},;]+");

  private final Catalog catalog;
  private final Callers callers;
  private final Databases databases;
  private final InstantSource clock;

  Suggestions(Catalog catalog, Callers callers, Databases databases, InstantSource clock) {
    this.catalog = catalog;
    this.callers = callers;
    this.databases = databases;
    this.clock = clock;
  }

  List<Suggestion> suggest(Call call, String path, String optionName, String typed) {
    // Also of a command that only a button runs: the form behind the button asks for the rest.
    Optional<Command<?>> command = catalog.find(path);
    Optional<Option<?>> option =
        command.flatMap(c ->
            c.options().stream()
                .filter(o -> o.isTyped() && o.name().equals(optionName))
                .findFirst());
    String start = typed.strip().toLowerCase(Locale.ROOT);
    if (option.isEmpty()) {
      return command.isPresent() && optionName.equals(Command.ORG)
          ? orgs(call, command.get(), start)
          : List.of();
    }
    return switch (option.get().kind()) {
      case Kind.Choice(var values) -> starting(values, start);
      case Kind.YesNo() -> starting(List.of("yes", "no"), start);
      case Kind.Suggested(var suggester, _) -> ask(call, command.get(), suggester, start);
      case Kind.Person(var suggester) -> ask(call, command.get(), suggester, start);
      case Kind.People(_, var suggester) -> lastOf(call, command.get(), suggester, typed);
      case Kind.Text _ -> List.of();
    };
  }

  /**
   * Of a list of people the last is completed, whose name may have blanks; those before stay as
   * they were typed.
   */
  private List<Suggestion> lastOf(
      Call call, Command<?> command, Suggester suggester, String typed) {
    int last = 0;
    var word = PERSON.matcher(typed);
    while (word.find()) {
      if (PersonWords.parse(word.group(1)).isPresent()) {
        last = word.end();
      }
    }
    String before = typed.substring(0, last);
    String start = typed.substring(last).strip().toLowerCase(Locale.ROOT);
    return ask(call, command, suggester, start).stream()
        .map(one -> new Suggestion(before + one.value(), before + one.label()))
        .toList();
  }

  private static List<Suggestion> starting(List<String> values, String start) {
    return values.stream().filter(v -> v.startsWith(start)).map(Suggestion::of).toList();
  }

  /**
   * What {@code org:} takes: the caller's orgs here, whatever the command needs in them; for
   * whoever runs this Roster also the orgs in which they may run it.
   */
  private List<Suggestion> orgs(Call call, Command<?> command, String start) {
    return quietly(
        Command.ORG,
        () -> {
          Caller caller = callers.resolve(call, Optional.empty(), Optional.empty());
          List<Suggestion> own = OwnOrgs.of(caller, start);
          Stream<Suggestion> others =
              caller.platformAdmin() ? others(caller, command, start).stream() : Stream.empty();
          return Stream.concat(own.stream(), others).distinct().limit(MOST).toList();
        });
  }

  private List<Suggestion> others(Caller caller, Command<?> command, String start) {
    UUID person = caller.person().orElse(new UUID(0, 0));
    return databases.read(sql ->
        callers.sharedOrgs(sql, start, MOST).stream()
            .flatMap(org -> callers.operatorSeat(sql, org, person).stream())
            .filter(seat -> Needs.isMet(command.need(), caller.about(Optional.of(seat))))
            .map(seat -> new Suggestion(seat.slug(), seat.orgName()))
            .toList());
  }

  private List<Suggestion> ask(Call call, Command<?> command, Suggester suggester, String start) {
    return quietly(
        command.path(),
        () -> {
          Map<String, String> words =
              call.input() instanceof Input.Filled filled ? filled.words() : Map.of();
          Caller caller =
              callers.resolve(call, Optional.ofNullable(words.get(Command.ORG)), Optional.empty());
          if (!Needs.isMet(command.need(), caller)) {
            return List.of();
          }
          var context = new Context(call, caller, clock.instant(), new Offers());
          return databases.read(sql -> suggester.suggest(context, sql, start)).stream()
              .limit(MOST)
              .toList();
        });
  }

  private static List<Suggestion> quietly(String what, Supplier<List<Suggestion>> look) {
    try {
      return look.get();
    } catch (Refusal e) {
      return List.of();
    } catch (RuntimeException e) {
      // A list that stays empty is no reason to disturb anybody.
      LOG.debug("no suggestions for {}", what, e);
      return List.of();
    }
  }
}
