package dev.roster.home;

import static dev.roster.command.Option.rest;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.Caller;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Input;
import dev.roster.command.Kind;
import dev.roster.command.Nearest;
import dev.roster.command.Need;
import dev.roster.command.Needs;
import dev.roster.command.Option;
import dev.roster.command.Params;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code help}: exactly what the caller may run where they are, and how. */
final class Help {

  record Args(Optional<String> topic) {}

  private Help() {}

  /**
   * Declares it.
   *
   * @param abouts a sentence about a group that is easily taken for something else, by its name
   */
  static Command<Args> declare(Supplier<List<Command<?>>> all, Map<String, String> abouts) {
    return new Command<>(
        "help",
        "List what you can do, or explain one command",
        "help member role",
        new Need.Nothing(),
        Params.of(
            rest("topic", "A command or a group, such as `member`", new Kind.Text(80)), Args::new),
        Handler.read((context, sql, args) -> answer(context, all.get(), abouts, args.topic())));
  }

  private static Reply.Message answer(
      Context context, List<Command<?>> all, Map<String, String> abouts, Optional<String> topic) {
    List<Command<?>> mine = permitted(all, context.caller());
    if (topic.isEmpty()) {
      return overview(context, mine);
    }
    String wanted =
        topic.get().strip().replaceFirst("^/?(roster\\s+)?", "").toLowerCase(Locale.ROOT);
    for (Command<?> command : mine) {
      if (command.path().equals(wanted)) {
        return explain(command);
      }
    }
    List<Command<?>> group = mine.stream().filter(c -> c.group().equals(wanted)).toList();
    if (!group.isEmpty()) {
      var blocks = new ArrayList<Block>();
      blocks.add(new Block.Heading("What you can do: " + wanted));
      Optional.ofNullable(abouts.get(wanted))
          .ifPresent(about -> blocks.add(new Block.Paragraph(Sentences.spans(about))));
      blocks.add(table(group));
      blocks.add(hint(context));
      return new Reply.Message(blocks);
    }
    throw new Refusal(unknown(all, mine, wanted, context.caller()));
  }

  /** What the caller may run where they are. */
  static List<Command<?>> permitted(List<Command<?>> all, Caller caller) {
    return all.stream()
        .filter(command -> command.typed() && Needs.isMet(command.need(), caller))
        .toList();
  }

  private static String unknown(
      List<Command<?>> all, List<Command<?>> mine, String wanted, Caller caller) {
    boolean exists =
        all.stream()
            .anyMatch(c -> c.typed() && (c.path().equals(wanted) || c.group().equals(wanted)));
    if (exists) {
      return "%s `/help` lists what you can do.".formatted(obstacle(caller, wanted));
    }
    var words =
        mine.stream()
            .flatMap(command -> Stream.of(command.path(), command.group()))
            .distinct()
            .toList();
    String meant =
        Nearest.of(wanted, words).map(near -> " Did you mean `/help " + near + "`?").orElse("");
    return "There is no help on `%s`.%s `/help` lists what you can do."
        .formatted(wanted.replaceAll("[\\p{Cntrl}`]", " "), meant);
  }

  /** Why somebody may not run what there is. */
  private static String obstacle(Caller caller, String wanted) {
    return caller
        .current()
        .map(seat ->
            seat.active()
                ? "Your role does not include `%s`.".formatted(wanted)
                : "Your access to %s is suspended.".formatted(seat.orgName()))
        .orElse(
            caller.seats().isEmpty()
                ? "You cannot use `%s` here.".formatted(wanted)
                : "What you can do depends on the org; `/org switch` picks one.");
  }

  private static Reply.Message overview(Context context, List<Command<?>> mine) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading("What you can do"));
    blocks.add(new Block.Note(standing(context.caller())));
    blocks.add(table(mine));
    blocks.add(hint(context));
    return new Reply.Message(blocks);
  }

  private static List<Span> standing(Caller caller) {
    if (caller.current().isPresent()) {
      Seat seat = caller.current().get();
      if (!seat.active()) {
        return List.of(
            Span.plain("Your access to %s is suspended; ".formatted(seat.orgName())),
            Span.plain("whoever manages its members can give it back."));
      }
      return List.of(Span.plain("As %s of %s.".formatted(seat.role().title(), seat.orgName())));
    }
    return caller.seats().isEmpty()
        ? List.of(Span.plain("You are in no org here."))
        : List.of(
            Span.plain("You are in several orgs here; "),
            Span.command("org switch"),
            Span.plain(" picks one."));
  }

  private static Block table(List<Command<?>> commands) {
    return new Block.Table(
        List.of("Typed as", "What it does"),
        commands.stream()
            .map(command ->
                new Block.Row(
                    List.of(
                        List.of(Span.command(command.usage())),
                        List.of(Span.plain(command.help())))))
            .toList());
  }

  /** What a typed line needs to know is said where lines are typed. */
  private static Block hint(Context context) {
    var spans = new ArrayList<Span>();
    spans.add(Span.command("help member role"));
    spans.add(Span.plain(" explains one command. "));
    if (context.call().input() instanceof Input.Line) {
      spans.add(Span.plain("Options go in that order or as "));
      spans.add(Span.code("name:value"));
      spans.add(Span.plain(", words that belong together in \"quotes\", and "));
      spans.add(Span.code("org:"));
    } else {
      spans.add(Span.plain("The option "));
      spans.add(Span.code("org"));
    }
    spans.add(Span.plain(" picks another org for one command."));
    return new Block.Note(spans);
  }

  private static Reply.Message explain(Command<?> command) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(command.path()));
    blocks.add(new Block.Paragraph(Sentences.spans(command.help() + ".")));
    blocks.add(
        new Block.Facts(
            List.of(
                new Fact("Typed as", List.of(Span.command(command.usage()))),
                new Fact("For example", List.of(Span.command(command.example()))))));
    var options = new ArrayList<Fact>();
    for (Option<?> option : command.options()) {
      options.add(new Fact(option.name(), Sentences.spans(about(option))));
    }
    if (!options.isEmpty()) {
      blocks.add(new Block.Facts(options));
    }
    return new Reply.Message(blocks);
  }

  private static String about(Option<?> option) {
    String allowed =
        switch (option.kind()) {
          case Kind.Choice(var values) -> " (" + String.join(", ", values) + ")";
          case Kind.YesNo() -> " (yes, no)";
          case Kind.Text(int max) -> " (up to " + max + " characters)";
          case Kind.People(int max, _) -> " (up to " + max + ")";
          case Kind.Person _, Kind.Suggested _ -> "";
        };
    return option.help() + allowed + (option.isRequired() ? "" : "; optional") + ".";
  }
}
