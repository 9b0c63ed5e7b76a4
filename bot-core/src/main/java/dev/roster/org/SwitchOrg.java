package dev.roster.org;

import static dev.roster.command.Option.positional;
import static dev.roster.command.Option.required;

import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.Callers;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.OwnOrgs;
import dev.roster.command.Params;
import dev.roster.member.SeatNames;
import dev.roster.person.People;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code org switch}: which org the caller's commands are about. With {@code here} it sets what the
 * channel speaks of, for everybody in it, which needs {@code settings.manage} and is audited.
 */
final class SwitchOrg {

  record Args(String org, Optional<Boolean> here) {
    boolean forChannel() {
      return here.orElse(false);
    }
  }

  private SwitchOrg() {}

  static Command<Args> declare(Orgs orgs, People people, Callers callers) {
    return new Command<>(
        "org switch",
        "Pick the org that your commands are about",
        "org switch acme",
        new Need.Nothing(),
        Params.of(
            required("org", "The org's name or short name", ownOrg()),
            positional("here", "For everybody in this channel, not only for you", new Kind.YesNo()),
            Args::new),
        Handler.change(
            (context, args) ->
                args.forChannel()
                    ? new Handler.Scope.InOrg(
                        SeatNames.find(context.caller().seats(), args.org()).org())
                    : new Handler.Scope.Own(),
            (context, tx, args) -> switchTo(context, tx, orgs, people, callers, args)));
  }

  private static Kind.Suggested ownOrg() {
    return new Kind.Suggested((context, sql, typed) -> OwnOrgs.of(context.caller(), typed), 80);
  }

  private static Reply switchTo(
      Context context, Tx tx, Orgs orgs, People people, Callers callers, Args args) {
    Seat seat = SeatNames.find(context.caller().seats(), args.org());
    if (!args.forChannel()) {
      people.switchHere(tx, context.call().account(), seat.org());
      return Reply.of(
          Span.plain("Your commands are about "),
          Span.bold(seat.orgName()),
          Span.plain(" now. You are " + seat.role().title() + " there."));
    }
    if (context.call().place().direct()) {
      throw new Refusal("`here` is for channels; in this conversation only you speak.");
    }
    Seat fresh =
        callers
            .seat(tx.sql(), seat.org(), seat.person())
            .orElseThrow(() -> new Refusal("You are not in " + seat.orgName() + " any more."));
    // Who could do it is told by role: names would be those of the org the call began with.
    if (tx.decide(AccessRequest.of(fresh, Permission.SETTINGS_MANAGE))
        instanceof Decision.Denied denied) {
      throw new Refusal(denied.sentence());
    }
    orgs.requireShared(tx.sql(), seat.org(), tx.now(), "what a channel speaks of");
    requireGiven(context, tx, orgs, callers, fresh);
    orgs.speakOf(tx, context.call().place(), seat.org());
    return Reply.of(
        Span.plain("Commands in this channel are about "),
        Span.bold(seat.orgName()),
        Span.plain(" now, for everybody who is in it."));
  }

  /** Anybody may found an org, so that its rights alone take no channel from another one. */
  private static void requireGiven(Context context, Tx tx, Orgs orgs, Callers callers, Seat seat) {
    Optional<UUID> spoken = orgs.spokenOf(tx.sql(), context.call().place());
    if (spoken.isEmpty() || spoken.get().equals(seat.org())) {
      return;
    }
    boolean gives =
        callers
            .seat(tx.sql(), spoken.get(), seat.person())
            .map(there -> tx.decide(AccessRequest.of(there, Permission.SETTINGS_MANAGE)))
            .filter(Decision.Allowed.class::isInstance)
            .isPresent();
    if (!gives) {
      throw new Refusal(
          "This channel speaks of another org. Only who manages the settings of that one too can make it speak of %s."
              .formatted(seat.orgName()));
    }
  }
}
