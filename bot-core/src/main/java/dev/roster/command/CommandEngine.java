package dev.roster.command;

import dev.roster.access.Refusal;
import dev.roster.action.Offers;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.store.Databases;
import dev.roster.store.Deliveries;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The engine: the way of one command through all its steps (design.md). */
public final class CommandEngine implements Engine, Programs {

  private final Catalog catalog;
  private final CallReader words;
  private final Forms forms;
  private final Presses presses;
  private final Callers callers;
  private final Databases databases;
  private final Changes changes;
  private final Failures failures;
  private final Suggestions suggestions;
  private final InstantSource clock;

  /** Wires it; adds the commands that the engine itself needs to the catalog. */
  public CommandEngine(
      Catalog catalog, Callers callers, Databases databases, Changes changes, InstantSource clock) {
    this.catalog = catalog;
    var lines = new LineReader(catalog);
    this.words = new CallReader(catalog, lines, callers);
    this.forms = new Forms(catalog, lines);
    this.presses = new Presses(catalog, databases);
    this.callers = callers;
    this.databases = databases;
    this.changes = changes;
    this.failures = new Failures(databases, callers);
    this.suggestions = new Suggestions(catalog, callers, databases, clock);
    this.clock = clock;
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public Optional<Form> form(Input input) {
    return forms.form(input);
  }

  @Override
  public Map<String, String> check(Input.Filled filled) {
    return forms.check(filled);
  }

  @Override
  public List<Suggestion> suggest(Call call, String command, String option, String typed) {
    return suggestions.suggest(call, command, option, typed);
  }

  @Override
  public Reply handle(Call call) {
    return attempt(call).reply();
  }

  @Override
  public <A, T> Looked<T> look(Call call, Query<A, T> query, Map<String, String> words)
      throws UsageException {
    Caller caller = callers.resolve(call, Optional.empty(), Optional.empty());
    Needs.require(query.need(), caller);
    A args = query.params().read(words);
    var context = new Context(call, caller, clock.instant(), new Offers());
    T value = databases.read(sql -> query.looking().look(context, sql, args));
    return new Looked<>(value, context.seat());
  }

  @Override
  public Outcome attempt(Call call) {
    var taken = new Taken();
    try {
      Optional<Outcome> before = call.input().isMeant() ? answeredBefore(call) : Optional.empty();
      return before.isPresent() ? before.get() : answer(call, taken);
    } catch (UsageException e) {
      return failures.misused(e, taken.command);
    } catch (Refusal e) {
      return kept(call, taken, failures.refused(e, taken.org));
    } catch (VersionChangedException e) {
      return new Outcome.Changed(Sentences.message("The org has changed meanwhile."), e.version());
    } catch (RuntimeException e) {
      return failures.failed(e, call, taken.command);
    }
  }

  /** Keeps the refusal of a change, so that a second delivery hears the same (trust.md, R3). */
  private Outcome kept(Call call, Taken taken, Outcome refusal) {
    Outcome shown =
        taken.isConfirmed
                && refusal
                    instanceof Outcome.Refused(Reply.Message message, var why, var kind, var rule)
            ? new Outcome.Refused(new Reply.Update(message), why, kind, rule)
            : refusal;
    if (!taken.isChange) {
      return shown;
    }
    try {
      return changes.keep(call, shown);
    } catch (RuntimeException e) {
      return failures.failed(e, call, taken.command);
    }
  }

  /** What is known of a call when it fails. */
  private static final class Taken {
    private Optional<Command<?>> command = Optional.empty();
    private Optional<UUID> org = Optional.empty();
    private boolean isConfirmed;
    // A change by somebody who is known; strangers leave no rows behind.
    private boolean isChange;
  }

  private Outcome answer(Call call, Taken taken) throws UsageException {
    Optional<Presses.Press> press =
        switch (call.input()) {
          case Input.Line _, Input.Requested _ -> Optional.empty();
          case Input.Pressed(var id) -> Optional.of(presses.find(id, Map.of(), call));
          case Input.Filled filled ->
              filled.button().map(id -> presses.find(id, filled.words(), call));
        };
    Invocation invocation = press.isPresent() ? press.get().invocation() : words.read(call);
    taken.command = Optional.of(invocation.command());
    // A second press must not take the place of what the first one was answered.
    taken.isConfirmed =
        press.filter(p -> p.stored().confirmed() && !p.stored().isSpent()).isPresent();
    try {
      return take(call, taken, invocation, press);
    } catch (Refusal e) {
      // A second delivery may well be refused for what the first one changed.
      // Only the transaction looks always; before it, who would not come so far.
      Optional<Outcome> before =
          changes(invocation.command()) ? answeredBefore(call) : Optional.empty();
      return before.orElseThrow(() -> e);
    }
  }

  private Optional<Outcome> answeredBefore(Call call) {
    return databases
        .read(sql -> Deliveries.kept(sql, call.key()))
        .map(kept -> Told.again(call, kept));
  }

  private Outcome take(Call call, Taken taken, Invocation invocation, Optional<Presses.Press> press)
      throws UsageException {
    press.ifPresent(p -> Presses.requireOpen(p, clock.instant()));
    Caller caller = callers.resolve(call, invocation.org(), press.flatMap(p -> p.stored().org()));
    taken.org = caller.current().map(seat -> seat.org());
    press
        .filter(p -> p.stored().org().isPresent() && caller.current().isEmpty())
        .filter(p -> isForMembers(invocation.command()))
        .ifPresent(p -> {
          throw new Refusal("You are not in the org that this is about, or not from here.");
        });
    taken.isChange = caller.person().isPresent() && changes(invocation.command());
    var context = new Context(call, caller, clock.instant(), new Offers());
    if (invocation.command().handler() instanceof Handler.StandIn<?>) {
      return fit(press, standIn(context, invocation, invocation.command(), taken));
    }
    return fit(press, run(context, invocation, invocation.command(), press));
  }

  private static Outcome fit(Optional<Presses.Press> press, Outcome outcome) {
    return press.isPresent() && outcome instanceof Outcome.Done done
        ? done.in(press.get().fit())
        : outcome;
  }

  private static boolean isForMembers(Command<?> command) {
    return switch (command.need()) {
      case Need.Holds _, Need.HoldsAny _, Need.OnTeam _, Need.Member _, Need.Seated _ -> true;
      case Need.Judged _, Need.Nothing _ -> false;
    };
  }

  private static boolean changes(Command<?> command) {
    return switch (command.handler()) {
      case Handler.Read<?> _ -> false;
      case Handler.Change<?> _, Handler.StandIn<?> _ -> true;
    };
  }

  /** Runs what a command stands for, with the rights that its caller has where it happens. */
  private <A> Outcome standIn(
      Context context, Invocation invocation, Command<A> command, Taken taken)
      throws UsageException {
    if (!(command.handler() instanceof Handler.StandIn<A>(var choosing))) {
      throw new IllegalArgumentException("`" + command.path() + "` stands for nothing");
    }
    A args = command.params().read(invocation.words());
    return switch (databases.read(sql -> choosing.choose(context, sql, args))) {
      case Handler.Choice.None(var answer) -> {
        Needs.require(command.need(), context.caller());
        // A list that it gives instead has buttons of its own.
        yield changes.ask(context, answer);
      }
      case Handler.Choice.Run run -> {
        Optional<UUID> org = run.action().org();
        if (invocation.org().isPresent() && !org.equals(taken.org)) {
          throw new Refusal("That is not in the org that you named with `org:`.");
        }
        Context there = context.seated(org.flatMap(context.caller()::in));
        taken.org = org;
        Needs.require(command.need(), there.caller());
        Presses.Press press = presses.standIn(run, command.path());
        try {
          Presses.requireOpen(press, context.now());
          yield run(there, press.invocation(), press.invocation().command(), Optional.of(press));
        } catch (Refusal e) {
          throw run.otherwise().isEmpty() || e.denied().isPresent()
              ? e
              : new Refusal(e.sentence() + " " + run.otherwise());
        }
      }
    };
  }

  private <A> Outcome run(
      Context context, Invocation invocation, Command<A> command, Optional<Presses.Press> press)
      throws UsageException {
    Needs.require(command.need(), context.caller());
    A args = command.params().read(invocation.words());
    boolean confirmed =
        context.call().input().isMeant() || press.map(p -> p.stored().confirmed()).orElse(false);
    if (!confirmed) {
      Optional<Confirmation> question =
          databases.read(sql -> command.confirm().question(context, sql, args));
      if (question.isPresent()) {
        return changes.ask(context, Questions.ask(context, invocation, question.get()));
      }
    }
    return switch (command.handler()) {
      case Handler.Read<A>(var answering) -> {
        Reply reply = databases.read(sql -> answering.answer(context, sql, args));
        changes.storeOffers(context);
        yield new Outcome.Done(reply, 0, Map.of());
      }
      case Handler.Change<A> change -> changes.run(context, command, change, args, press);
      case Handler.StandIn<A> _ ->
          throw new IllegalStateException("`" + command.path() + "` stands for another command");
    };
  }
}
