package dev.roster.command;

import dev.roster.command.Words.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads a typed line: which command, and which words belong to which option. Pure; the rules are
 * those of design.md, "Words in chat".
 */
final class LineReader {

  private static final int LONGEST = 4000;
  private static final int LONGEST_FORM = 200;

  private final Catalog catalog;

  LineReader(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Reads a line; an empty one is {@code home}, a group alone is its help.
   *
   * @throws UsageException with one sentence: what is wrong and what is allowed
   */
  Invocation read(String line) throws UsageException {
    if (line.length() > LONGEST) {
      throw new UsageException(
          "a command has at most " + LONGEST + " characters, this has " + line.length());
    }
    var words = new ArrayDeque<>(Words.of(line));
    if (!words.isEmpty() && lower(words.peek()).matches("/?roster")) {
      words.poll();
    }
    if (words.isEmpty()) {
      return read("home");
    }
    String first = lower(words.poll());
    Optional<Command<?>> single = catalog.find(first).filter(Command::typed);
    if (single.isPresent()) {
      return new Reading(single.get(), words).invocation();
    }
    if (!catalog.groups().contains(first)) {
      throw new UsageException(unknownWord(first));
    }
    if (words.isEmpty() || lower(words.peek()).equals("help")) {
      return read("help " + first);
    }
    String verb = lower(words.poll());
    Command<?> command =
        catalog
            .find(first + " " + verb)
            .filter(Command::typed)
            .orElseThrow(() -> new UsageException(unknownVerb(first, verb)));
    if (words.size() == 1 && lower(words.peek()).equals("help")) {
      return read("help \"" + command.path() + "\"");
    }
    return new Reading(command, words).invocation();
  }

  private static String lower(Word word) {
    return word.text().toLowerCase(Locale.ROOT);
  }

  private String unknownWord(String word) {
    var all = catalog.typed().stream().map(Command::path).toList();
    String meant =
        Nearest.of(word, catalog.groups())
            .or(() -> all.stream().filter(path -> path.endsWith(" " + word)).findFirst())
            .map(near -> " Did you mean `/" + near + "`?")
            .orElse("");
    return "`" + Shown.of(word) + "` is no command." + meant + " `/help` lists what you can do.";
  }

  private String unknownVerb(String group, String verb) {
    var verbs =
        catalog.group(group).stream()
            .map(command -> command.path().substring(group.length() + 1))
            .toList();
    String meant =
        Nearest.of(verb, verbs)
            .map(near -> " Did you mean `/" + group + " " + near + "`?")
            .orElse("");
    return "`"
        + Shown.of(group + " " + verb)
        + "` is no command."
        + meant
        + " `/"
        + group
        + "` takes "
        + verbs.stream().map(v -> "`" + v + "`").collect(Collectors.joining(", "))
        + ".";
  }

  /** Gives the words of one line to the options of one command. */
  private static final class Reading {

    private final Command<?> command;
    private final Deque<Word> rest;
    private final Map<String, String> given = new LinkedHashMap<>();
    private final Deque<Word> positional = new ArrayDeque<>();
    private Optional<String> org = Optional.empty();

    Reading(Command<?> command, Deque<Word> words) {
      this.command = command;
      this.rest = words;
    }

    Invocation invocation() throws UsageException {
      while (!rest.isEmpty()) {
        Word word = rest.poll();
        Optional<String> name = nameOf(word);
        if (name.isPresent()) {
          takeNamed(name.get(), word);
        } else {
          positional.add(word);
        }
      }
      List<String> all = positional.stream().map(Word::text).toList();
      var named = new LinkedHashMap<>(given);
      for (Option<?> option : command.options()) {
        if (option.source() == Option.Source.WORD && !given.containsKey(option.name())) {
          takePositional(option);
        }
      }
      requireQuotes(all, named);
      takeLeftOver(all, named);
      return new Invocation(command, given, org);
    }

    /** The option that a word names, as in {@code role:admin}. */
    private Optional<String> nameOf(Word word) throws UsageException {
      int colon = word.text().indexOf(':');
      if (colon <= 0 || word.quotedFrom() < colon) {
        return Optional.empty();
      }
      String name = word.text().substring(0, colon).toLowerCase(Locale.ROOT);
      var names = command.options().stream().map(Option::name).collect(Collectors.toList());
      if (!names.contains(Command.ORG)) {
        names.add(Command.ORG);
      }
      if (names.contains(name)) {
        return Optional.of(name);
      }
      for (Option<?> option : command.params().options()) {
        if (option.source() == Option.Source.REFUSED && option.name().equals(name)) {
          throw new UsageException(option.help());
        }
      }
      boolean isSomethingElse =
          word.text().startsWith("//", colon + 1) || PersonWords.looksLikeOne(word.text());
      if (!isSomethingElse && Nearest.of(name, names).isPresent()) {
        throw new UsageException(
            "`%s` has no option `%s`; did you mean `%s:`?"
                .formatted(command.path(), Shown.of(name), Nearest.of(name, names).get()));
      }
      return Optional.empty();
    }

    private void takeNamed(String name, Word word) throws UsageException {
      String value = word.text().substring(word.text().indexOf(':') + 1);
      if (value.isEmpty() && !word.isQuoted() && !rest.isEmpty()) {
        value = rest.poll().text();
      }
      Optional<Option<?>> option =
          command.options().stream().filter(o -> o.name().equals(name)).findFirst();
      if (option.isPresent() && option.get().kind() instanceof Kind.People) {
        value = withFollowingPeople(value);
      }
      boolean again = option.isEmpty() ? org.isPresent() : given.containsKey(name);
      if (again) {
        throw new UsageException("`" + name + ":` is given twice; once is enough");
      }
      if (option.isEmpty()) {
        org = Optional.of(value);
      } else {
        given.put(name, value);
      }
    }

    private String withFollowingPeople(String first) {
      var people = new StringBuilder(first);
      while (!rest.isEmpty() && isPartOfPeople(rest.peek())) {
        people.append(' ').append(rest.poll().text());
      }
      return people.toString();
    }

    private void takePositional(Option<?> option) {
      boolean people = option.kind() instanceof Kind.People;
      if (positional.isEmpty()
          // Words that name nobody may be another option's: `team create Data All about data`.
          || (people && !option.isRequired() && !isPartOfPeople(positional.peek()))) {
        return;
      }
      var value = new StringBuilder(positional.poll().text());
      if (people) {
        while (!positional.isEmpty() && isPartOfPeople(positional.peek())) {
          value.append(' ').append(positional.poll().text());
        }
      }
      given.put(option.name(), value.toString());
    }

    private static boolean isPartOfPeople(Word word) {
      return PersonWords.looksLikeOne(word.text()) || word.text().matches("[,;]+");
    }

    /** {@code org create Acme Corp pro}: the plan shows that the name was meant to be longer. */
    private void requireQuotes(List<String> all, Map<String, String> named) throws UsageException {
      for (Option<?> option : command.options()) {
        String word = given.get(option.name());
        if (option.source() == Option.Source.WORD
            && option.kind() instanceof Kind.Choice(var values)
            && word != null
            && !values.contains(word.toLowerCase(Locale.ROOT))
            && positional.stream()
                .anyMatch(later -> values.contains(later.text().toLowerCase(Locale.ROOT)))) {
          throw new UsageException(
              "`%s` is no %s. Words that belong together go in quotes: `/%s`."
                  .formatted(Shown.of(word), option.name(), quotedForm(all, named)));
        }
      }
    }

    private void takeLeftOver(List<String> all, Map<String, String> named) throws UsageException {
      if (positional.isEmpty()) {
        return;
      }
      String left = positional.stream().map(Word::text).collect(Collectors.joining(" "));
      Optional<Option<?>> taker =
          command.options().stream().filter(o -> o.source() == Option.Source.REST).findFirst();
      if (taker.isPresent()) {
        given.merge(taker.get().name(), left, (before, more) -> before + " " + more);
        return;
      }
      throw new UsageException(
          "`%s` is left over. Words that belong together go in quotes: `/%s`."
              .formatted(Shown.of(left), quotedForm(all, named)));
    }

    /** What was probably meant: the surplus words belong to the first option without a name. */
    private String quotedForm(List<String> all, Map<String, String> named) {
      int takers =
          (int)
              command.options().stream()
                  .filter(o -> o.source() == Option.Source.WORD && !named.containsKey(o.name()))
                  .count();
      if (takers == 0) {
        return command.example();
      }
      int first = all.size() - takers + 1;
      var words = new ArrayList<String>();
      words.add(command.path());
      words.add(quoted(String.join(" ", all.subList(0, first))));
      all.subList(first, all.size()).forEach(word -> words.add(quoted(word)));
      named.forEach((name, value) -> words.add(name + ":" + quoted(value)));
      return Shown.of(String.join(" ", words), LONGEST_FORM);
    }

    private static String quoted(String value) {
      return value.isEmpty() || value.contains(" ") ? "\"" + value + "\"" : value;
    }
  }
}
