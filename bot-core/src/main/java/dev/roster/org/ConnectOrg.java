package dev.roster.org;

import static dev.roster.command.Option.required;
import static dev.roster.command.Option.rest;

import dev.roster.action.Action;
import dev.roster.chat.Place;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Undo;
import dev.roster.platform.Platforms;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code org connect}: without a code makes one, which needs {@code settings.manage}; with a code
 * connects the place where it is typed, which whoever runs that place may do.
 */
final class ConnectOrg {

  private static final String PATH = "org connect";
  private static final String UNDO = "org disconnect";
  private static final int LONGEST = 60;

  record Args(Optional<String> code) {}

  record Undone(String org, String platform, String install) {
    Place place() {
      return new Place(platform, install, "", false);
    }
  }

  private ConnectOrg() {}

  static Command<Args> declare(Connecting connecting, Platforms platforms) {
    return new Command<>(
        PATH,
        "Connect another server or workspace to the org: make a code here, type it there",
        "org connect 7K2M-QRXA",
        new Need.Nothing(),
        Params.of(
            rest(
                "code",
                "The code that was made in the other place; makes one without it",
                new Kind.Text(LONGEST)),
            Args::new),
        Handler.prepared(
            (context, args) -> where(context, connecting, args),
            (before, args) -> {
              if (args.code().isEmpty()) {
                return new Making(before, connecting);
              }
              Optional<String> install = platforms.installName(before.call().place());
              return (context, tx) -> use(context, tx, connecting, args.code().get(), install);
            }));
  }

  private static Handler.Scope where(Context context, Connecting connecting, Args args) {
    if (args.code().isEmpty()) {
      return new Handler.Scope.InOrg(context.seat().org());
    }
    Connecting.requireServer(context.call().place(), "org connect CODE");
    return connecting
        .orgOf(args.code().get(), context.now())
        .<Handler.Scope>map(Handler.Scope.InOrg::new)
        .orElseGet(Handler.Scope.Own::new);
  }

  /** Makes a code; the answer that is kept for a second delivery does not hold it. */
  private record Making(Context before, Connecting connecting) implements Handler.Work {
    @Override
    public Reply change(Context context, Tx tx) {
      Instant until = connecting.make(context, tx);
      return OrgReplies.codeMade(context.seat().orgName(), until);
    }

    @Override
    public Reply shown(Reply kept) {
      return OrgReplies.withCode(kept, connecting.code(before));
    }
  }

  private static Reply use(
      Context context, Tx tx, Connecting connecting, String code, Optional<String> install) {
    if (connecting.orgOf(code, tx.now()).filter(tx.org()::equals).isEmpty()) {
      Connecting.miss(context, tx);
      return OrgReplies.wrongCode();
    }
    Place place = context.call().place();
    return switch (connecting.use(context, tx, code, install)) {
      case Connecting.Outcome.Wrong() -> OrgReplies.wrongCode();
      case Connecting.Outcome.Already(var org) -> OrgReplies.connectedAlready(org);
      case Connecting.Outcome.Connected(var org) ->
          OrgReplies.connected(org, shown(place, install)).with(undo(context, org, place, install));
    };
  }

  private static String shown(Place place, Optional<String> install) {
    return new Org.Connection(place.platform(), place.install(), install).shown();
  }

  /** Of the connected org, which is not the one that the call began with. */
  private static Block undo(Context context, Org org, Place place, Optional<String> install) {
    var action =
        new Action(
            Action.Answer.UPDATE,
            UNDO,
            Map.of(
                "org", org.id().toString(),
                "platform", place.platform(),
                "install", place.install()),
            Optional.of(org.id()),
            Optional.of(context.call().account().toString()),
            false,
            true,
            Undo.LIFE,
            context
                .caller()
                .person()
                .map(person -> new Action.Change(person, "connected " + shown(place, install))));
    return new Block.Buttons(
        List.of(new Button("Undo", Button.Style.PLAIN, context.offers().offer(action))));
  }

  /** What the button <b>Undo</b> after connecting runs. */
  static Command<Undone> undo(Connecting connecting) {
    return Command.button(
        UNDO,
        "Take a connection back",
        new Need.Nothing(),
        Params.of(
            required("org", "Which org", new Kind.Text(36)),
            required("platform", "On which platform", new Kind.Text(16)),
            required("install", "Which workspace or server", new Kind.Text(64)),
            Undone::new),
        Handler.change(
            (context, args) -> new Handler.Scope.InOrg(UUID.fromString(args.org())),
            (context, tx, args) -> {
              Org org = connecting.disconnect(context, tx, args.place());
              return new Reply.Update(
                  Reply.of(
                      Span.plain("Undone: "),
                      Span.bold(org.name()),
                      Span.plain(" is not connected to this place any more.")));
            }));
  }
}
