package dev.roster.command;

import dev.roster.reply.Reply;
import dev.roster.store.Tx;
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

    /** Only the person's own rows, such as which org they switched to: no touch and no audit. */
    record Own() implements Scope {}
  }

  /** A command that only looks. */
  static <A> Handler<A> read(Answering<A> answering) {
    return new Read<>(answering);
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
