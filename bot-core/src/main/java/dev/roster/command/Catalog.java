package dev.roster.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** All commands; refuses at start what some platform could not carry. */
public final class Catalog {

  private static final Pattern PATH = Pattern.compile("[a-z-]{1,32}( [a-z-]{1,32})?");
  // Discord: 25 options a command, 25 subcommands a command (platforms.md 3).
  private static final int MOST = 25;

  private final Map<String, Command<?>> byPath;

  private Catalog(Map<String, Command<?>> byPath) {
    this.byPath = Collections.unmodifiableMap(byPath);
  }

  /**
   * Checks and collects the commands, in the order in which help shows them.
   *
   * @throws IllegalArgumentException naming the command and what is wrong with it
   */
  public static Catalog of(Collection<? extends Command<?>> features) {
    var commands = new ArrayList<Command<?>>(features);
    commands.add(Questions.dismiss());
    var byPath = new LinkedHashMap<String, Command<?>>();
    for (Command<?> command : commands) {
      check(command);
      if (byPath.put(command.path(), command) != null) {
        throw new IllegalArgumentException("two commands are called `" + command.path() + "`");
      }
    }
    for (Command<?> command : commands) {
      long siblings =
          commands.stream()
              .filter(other -> other.typed() && other.group().equals(command.group()))
              .count();
      if (siblings > MOST) {
        throw new IllegalArgumentException(
            "group `" + command.group() + "` has over " + MOST + " commands");
      }
      if (!command.path().equals(command.group()) && byPath.containsKey(command.group())) {
        throw new IllegalArgumentException(
            "`" + command.group() + "` is both a command and a group");
      }
    }
    return new Catalog(byPath);
  }

  private static void check(Command<?> command) {
    String path = command.path();
    require(PATH.matcher(path).matches(), path, "the path is one or two words of [a-z-]{1,32}");
    require(
        !command.help().isEmpty() && command.help().length() <= 100,
        path,
        "the help has 1 to 100 characters");
    require(
        command.example().equals(path) || command.example().startsWith(path + " "),
        path,
        "the example begins with the path");
    var options = command.params().options();
    require(options.size() <= MOST, path, "at most " + MOST + " options");
    var names = new HashSet<String>();
    boolean optionalSeen = false;
    boolean restSeen = false;
    for (Option<?> option : options) {
      require(names.add(option.name()), path, "two options are called `" + option.name() + "`");
      require(
          !option.isRequired() || !optionalSeen,
          path,
          "required option `" + option.name() + "` after an optional one");
      optionalSeen |= !option.isRequired();
      boolean rest = option.source() == Option.Source.REST;
      require(!rest || !restSeen, path, "two options take the rest of the line");
      restSeen |= rest;
      require(
          !(option.kind() instanceof Kind.Choice(var values)) || values.size() <= MOST,
          path,
          "option `" + option.name() + "` has over " + MOST + " choices");
    }
  }

  private static void require(boolean holds, String path, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("command `" + path + "`: " + rule);
    }
  }

  /** The command of that path, typed or not. */
  public Optional<Command<?>> find(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** The commands that people type, in the order of help. */
  public List<Command<?>> typed() {
    return inGroups(byPath.values());
  }

  /**
   * Those that people type, with the verbs of a group together: a later feature may add one to the
   * group of an earlier, and people look for it there.
   */
  public static List<Command<?>> inGroups(Collection<? extends Command<?>> commands) {
    var typed = new ArrayList<Command<?>>();
    for (Command<?> command : commands) {
      if (command.typed()) {
        typed.add(command);
      }
    }
    var groups = typed.stream().map(Command::group).distinct().toList();
    typed.sort(Comparator.comparingInt(command -> groups.indexOf(command.group())));
    return typed;
  }

  /** The groups and single words that people type first, in the order of help. */
  public List<String> groups() {
    return typed().stream().map(Command::group).distinct().toList();
  }

  /** The typed commands of a group, in the order of help. */
  public List<Command<?>> group(String name) {
    return typed().stream().filter(command -> command.group().equals(name)).toList();
  }

  /** Every command, those of buttons included. */
  public Collection<Command<?>> all() {
    return byPath.values();
  }
}
