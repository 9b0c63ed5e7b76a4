package dev.roster.command;

import static java.util.Objects.requireNonNull;

import dev.roster.action.Actions;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What a command does.
 *
 * @param <A> its arguments
 */
public sealed interface Handler<A> {

  /** Looks something up and answers; changes nothing. */
  record Read<A>(Answering<A> answering) implements Handler<A> {}

  /** Prepares, then changes something in one transaction and answers. */
  record Change<A>(Where<A> where, Preparing<A> preparing) implements Handler<A> {}

  /**
   * Stands for a stored action: picks one, which then runs in its place as if its button had been
   * pressed. The command's need is asked for in the org of that action.
   */
  record StandIn<A>(Choosing<A> choosing) implements Handler<A> {}

  /** Picks the stored action that a command stands for. */
  @FunctionalInterface
  interface Choosing<A> {
    /** Picks one, or says why there is none. */
    Choice choose(Context context, Handle sql, A args);
  }

  /** What a command stands for. */
  sealed interface Choice {
    /**
     * A stored action that is open.
     *
     * @param action the action; the caller may run it
     * @param also what is said below its answer
     * @param otherwise what to do when the action is refused, in a sentence; may be empty
     */
    record Run(Actions.Stored action, List<Block> also, String otherwise) implements Choice {
      /** Copies the blocks. */
      public Run {
        requireNonNull(action, "action must not be null");
        requireNonNull(otherwise, "otherwise must not be null");
        also = List.copyOf(also);
      }
    }

    /** None; says why. */
    record None(Reply.Message answer) implements Choice {
      /** Checks that there is an answer. */
      public None {
        requireNonNull(answer, "answer must not be null");
      }
    }
  }

  /** Answers from the database. */
  @FunctionalInterface
  interface Answering<A> {
    /** Answers. */
    Reply answer(Context context, Handle sql, A args);
  }

  /**
   * Makes the change. May run again after a deadlock, so it does nothing beside the transaction.
   */
  @FunctionalInterface
  interface Changing<A> {
    /** Makes the change and answers. */
    Reply change(Context context, Tx tx, A args);
  }

  /**
   * Looks up before the transaction what needs the network, such as what a platform says of the
   * people named.
   */
  @FunctionalInterface
  interface Preparing<A> {
    /** What to do in the transaction. */
    Work prepare(Context context, A args);
  }

  /** The prepared change; may run again after a deadlock. */
  @FunctionalInterface
  interface Work {
    /** Makes the change and answers. */
    Reply change(Context context, Tx tx);

    /**
     * What the person sees of the answer that is kept for a second delivery: the place to put a
     * secret in, which must not lie in the database.
     */
    default Reply shown(Reply kept) {
      return kept;
    }

    /** The same for what a program is told beside the words. */
    default Map<String, Object> told(Map<String, Object> kept) {
      return kept;
    }
  }

  /** Says what the change touches. */
  @FunctionalInterface
  interface Where<A> {
    /** The scope of the change. */
    Scope of(Context context, A args);
  }

  /** What a change touches first (ADR 003). */
  sealed interface Scope {
    /** An org: its row is written before anything else. */
    record InOrg(UUID org) implements Scope {}

    /** An org that the change makes. */
    record NewOrg(UUID org) implements Scope {}

    /** What people are, wherever they are: the row of the platform-wide chain is written first. */
    record OnPlatform() implements Scope {}

    /** Only the person's own rows, such as which org they switched to: no touch and no audit. */
    record Own() implements Scope {}
  }

  /** A command that only looks. */
  static <A> Handler<A> read(Answering<A> answering) {
    return new Read<>(answering);
  }

  /** A command that stands for a stored action. */
  static <A> Handler<A> standIn(Choosing<A> choosing) {
    return new StandIn<>(choosing);
  }

  /** A command that changes something in the org that the call is about. */
  static <A> Handler<A> change(Changing<A> changing) {
    return change((context, args) -> new Scope.InOrg(context.seat().org()), changing);
  }

  /** A command that changes something elsewhere. */
  static <A> Handler<A> change(Where<A> where, Changing<A> changing) {
    return new Change<>(
        where, (before, args) -> (context, tx) -> changing.change(context, tx, args));
  }

  /** A command that asks a platform before it changes something elsewhere. */
  static <A> Handler<A> prepared(Where<A> where, Preparing<A> preparing) {
    return new Change<>(where, preparing);
  }

  /** A command that asks a platform before it changes something in the org it is about. */
  static <A> Handler<A> prepared(Preparing<A> preparing) {
    return new Change<>((context, args) -> new Scope.InOrg(context.seat().org()), preparing);
  }
}
