package dev.roster.command;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.action.Actions;
import dev.roster.action.MadeChanges;
import dev.roster.action.Offers;
import dev.roster.audit.Actor;
import dev.roster.reply.Reply;
import dev.roster.store.Deliveries;
import dev.roster.store.Deliveries.Kept;
import dev.roster.store.ShortId;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Runs the one transaction of a change: decide again, change, keep the answer. */
public final class Changes {

  private final Transactions transactions;
  private final Callers callers;
  private final Operations operations;

  /** Wires it. */
  public Changes(Transactions transactions, Callers callers, Operations operations) {
    this.transactions = transactions;
    this.callers = callers;
    this.operations = operations;
  }

  <A> Outcome run(
      Context context,
      Command<A> command,
      Handler.Change<A> change,
      A args,
      Optional<Presses.Press> press) {
    Call call = context.call();
    Actor actor =
        actor(call, context.caller().person(), press.map(Presses.Press::door).orElse(door(call)));
    Handler.Work work = change.preparing().prepare(context, args);
    Done done =
        switch (change.where().of(context, args)) {
          case Handler.Scope.InOrg(var org) ->
              transactions.inOrg(actor, org, tx -> apply(context, command, work, press, tx));
          case Handler.Scope.NewOrg(var org) ->
              transactions.newOrg(actor, org, tx -> apply(context, command, work, press, tx));
          case Handler.Scope.OnPlatform() ->
              transactions.onPlatform(actor, tx -> apply(context, command, work, press, tx));
          case Handler.Scope.Own() ->
              transactions.own(actor, tx -> apply(context, command, work, press, tx));
        };
    if (done.unchanged() && !context.offers().offered().isEmpty()) {
      // What it stored is rolled back; its buttons shall work all the same.
      return shown(work, keep(call, context.caller().person(), context.offers(), done.outcome()));
    }
    return shown(work, done.outcome());
  }

  private static Outcome shown(Handler.Work work, Outcome outcome) {
    return outcome instanceof Outcome.Done done
        ? done.in(work::shown).telling(work.told(done.told()))
        : outcome;
  }

  /** An outcome, and whether the transaction behind it is rolled back. */
  private record Done(Outcome outcome, boolean unchanged) {}

  private Done apply(
      Context context,
      Command<?> command,
      Handler.Work work,
      Optional<Presses.Press> press,
      Tx tx) {
    context.offers().clear();
    Optional<Kept> before = tx.answeredBefore();
    if (before.isPresent()) {
      tx.leaveUnchanged();
      return new Done(Told.again(context.call(), before.get()), true);
    }
    requireVersion(context.call(), tx);
    press.filter(p -> p.stored().once()).ifPresent(p -> use(p, tx));
    Context seated = context.seated(seat(context, tx));
    switch (command.need()) {
      case Need.Holds _, Need.HoldsAny _ ->
          tx.require(Needs.request(command.need(), seated.seat()).orElseThrow());
      case Need.OnTeam _, Need.Member _, Need.Seated _, Need.Judged _, Need.Nothing _ -> {}
    }
    Reply reply = work.change(seated, tx);
    Reply answer = press.map(p -> p.fit().apply(reply)).orElse(reply);
    if (tx.isOperated() && tx.hasEvents() && !tx.isUnchanged()) {
      operations.done(seated, tx, command.path(), reply);
    }
    Actions.store(
        tx.sql(),
        tx.now(),
        tx.version(),
        () -> ShortId.unused("c", id -> MadeChanges.isTaken(tx.sql(), id)),
        context.offers());
    // Of what changed nothing the touch is rolled back too.
    long version = tx.isUnchanged() ? tx.version() - 1 : tx.version();
    var outcome = new Outcome.Done(answer, version, tx.told());
    store(tx, context.call(), outcome);
    return new Done(outcome, tx.isUnchanged());
  }

  private static void store(Tx tx, Call call, Outcome outcome) {
    Deliveries.store(
        tx.sql(), call.key(), tx.now(), new Kept(outcome.reply(), Told.of(call, outcome)));
  }

  /** Goes on only when the org is still as whoever calls knows it; nothing can come in between. */
  private static void requireVersion(Call call, Tx tx) {
    long before = tx.version() - 1;
    if (call.input() instanceof Input.Requested(_, _, var version)
        && version.isPresent()
        && version.getAsLong() != before) {
      throw new VersionChangedException(before);
    }
  }

  private static void use(Presses.Press press, Tx tx) {
    if (!Actions.use(tx.sql(), press.stored().token(), tx.now())) {
      throw Presses.pressedBefore(press);
    }
  }

  /**
   * The seat in the org that is changed; elsewhere the seat that the call began with. What was read
   * for the call still holds when this change is the next one of the org: every change of a seat
   * raises the version (ADR 003).
   */
  private Optional<Seat> seat(Context context, Tx tx) {
    Optional<Seat> known = context.caller().current();
    if (known.isEmpty()
        || !known.get().org().equals(tx.org())
        || known.get().orgVersion() + 1 == tx.version()) {
      return known;
    }
    UUID person = known.get().person();
    Optional<Seat> fresh =
        context.caller().platformAdmin()
            ? callers.operatorSeat(tx.sql(), tx.org(), person)
            : callers.seat(tx.sql(), tx.org(), person);
    if (fresh.isEmpty()) {
      throw new Refusal("You are not in " + known.get().orgName() + " any more.");
    }
    return fresh;
  }

  /** Stores the actions behind an answer that changed nothing, such as its paging buttons. */
  void storeOffers(Context context) {
    if (!context.offers().offered().isEmpty()) {
      transactions.own(
          actor(context.call(), context.caller().person(), door(context.call())),
          tx -> {
            Actions.store(tx.sql(), tx.now(), context.offers());
            return true;
          });
    }
  }

  /** Keeps a question with the actions behind its buttons; a second delivery is asked the same. */
  Outcome ask(Context context, Reply question) {
    var asked = new Outcome.Done(question, 0, Map.of());
    return keep(context.call(), context.caller().person(), context.offers(), asked);
  }

  /** Keeps the refusal of a change; what was answered before stays the answer. */
  Outcome keep(Call call, Outcome refusal) {
    return keep(call, Optional.empty(), new Offers(), refusal);
  }

  private Outcome keep(Call call, Optional<UUID> person, Offers offers, Outcome outcome) {
    return transactions.own(
        actor(call, person, door(call)),
        tx -> {
          Optional<Kept> before = Deliveries.kept(tx.sql(), call.key());
          if (before.isPresent()) {
            return Told.again(call, before.get());
          }
          Actions.store(tx.sql(), tx.now(), offers);
          store(tx, call, outcome);
          return outcome;
        });
  }

  private static Actor actor(Call call, Optional<UUID> person, String door) {
    return Actor.inChat(person, call.account(), call.account().platform() + " " + door, call.key());
  }

  private static String door(Call call) {
    return call.input().door();
  }
}
