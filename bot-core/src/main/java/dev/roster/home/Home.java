package dev.roster.home;

import dev.roster.access.Seat;
import dev.roster.command.Caller;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.org.Org;
import dev.roster.org.Orgs;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** {@code home}: where the caller stands, what waits, and what they could do next. */
final class Home {

  private static final int REQUESTS = 3;

  private Home() {}

  static Command<Boolean> declare(Waiting waiting, Orgs orgs, Supplier<List<Command<?>>> all) {
    return new Command<>(
        "home",
        "Show where you stand and what waits for you",
        "home",
        new Need.Nothing(),
        Params.none(true),
        Handler.read((context, sql, args) -> answer(context, sql, waiting, orgs, all.get())));
  }

  private static Reply.Message answer(
      Context context, Handle sql, Waiting waiting, Orgs orgs, List<Command<?>> all) {
    Caller caller = context.caller();
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading("Hello, " + caller.name()));
    if (caller.current().isPresent()) {
      Seat seat = caller.current().get();
      blocks.add(standing(seat, orgs.get(sql, seat.org(), context.now())));
    } else if (!caller.seats().isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              List.of(
                  Span.plain("You are in %d orgs here. ".formatted(caller.seats().size())),
                  Span.command("org list"),
                  Span.plain(" shows them, "),
                  Span.command("org switch"),
                  Span.plain(" picks one."))));
    } else {
      blocks.add(new Block.Paragraph(List.of(Span.plain("You are in no org here."))));
    }
    blocks.addAll(waiting.blocks(context, sql, REQUESTS));
    UndoList.hint(context, sql).ifPresent(blocks::add);
    blocks.add(next(Help.permitted(all, caller)));
    return new Reply.Message(blocks);
  }

  private static Block standing(Seat seat, Org org) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Org", List.of(Span.bold(org.name()))));
    facts.add(new Fact("Your role", List.of(Span.plain(seat.role().title()))));
    if (seat.active()) {
      facts.add(
          new Fact(
              "People",
              List.of(Span.plain("%d in, %d invited".formatted(org.members(), org.pending())))));
    } else {
      facts.add(new Fact("Status", List.of(Span.plain("suspended"))));
    }
    return new Block.Facts(facts);
  }

  /** What is worth typing next, of what the caller may. */
  private static Block next(List<Command<?>> mine) {
    var suggestions = List.of("invite send", "member list", "team list", "org create", "org show");
    var spans = new ArrayList<Span>();
    for (String path : suggestions) {
      boolean mayRun = mine.stream().anyMatch(command -> command.path().equals(path));
      if (mayRun) {
        spans.add(spans.isEmpty() ? Span.plain("Next: ") : Span.plain(" · "));
        spans.add(Span.command(path));
      }
    }
    spans.add(spans.isEmpty() ? Span.plain("Next: ") : Span.plain(" · "));
    spans.add(Span.command("help"));
    return new Block.Note(spans);
  }
}
