package dev.roster.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a command and the constructor that takes their values, checked by the compiler:
 * the constructor's parameter types are the options' types, in order. (More than nine options would
 * not fit anybody's memory; Discord's limit is 25.)
 *
 * @param <A> the command's arguments, usually a record
 */
public final class Params<A> {

  private final List<Option<?>> options;
  private final Build<A> build;

  /** Builds the arguments from the words given for each option. */
  @FunctionalInterface
  private interface Build<A> {
    A from(Map<String, String> words) throws UsageException;
  }

  private Params(List<Option<?>> options, Build<A> build) {
    this.options = options;
    this.build = build;
  }

  /** The options in the order of their declaration. */
  public List<Option<?>> options() {
    return options;
  }

  /**
   * Reads every value.
   *
   * @param words the words given, by option name
   * @throws UsageException with one sentence about the first value that cannot be used
   */
  public A read(Map<String, String> words) throws UsageException {
    return build.from(words);
  }

  private static <T> T value(Option<T> option, Map<String, String> words) throws UsageException {
    return option.read(Optional.ofNullable(words.get(option.name())));
  }

  /** A command without options; its arguments are always the same value. */
  public static <A> Params<A> none(A arguments) {
    return new Params<>(List.of(), words -> arguments);
  }

  /** One option, in the order of the constructor's parameters. */
  public static <A, T1> Params<A> of(Option<T1> o1, Make1<T1, A> make) {
    return new Params<>(List.of(o1), words -> make.of(value(o1, words)));
  }

  /** 2 options, in the order of the constructor's parameters. */
  public static <A, T1, T2> Params<A> of(Option<T1> o1, Option<T2> o2, Make2<T1, T2, A> make) {
    return new Params<>(List.of(o1, o2), words -> make.of(value(o1, words), value(o2, words)));
  }

  /** 3 options, in the order of the constructor's parameters. */
  public static <A, T1, T2, T3> Params<A> of(
      Option<T1> o1, Option<T2> o2, Option<T3> o3, Make3<T1, T2, T3, A> make) {
    return new Params<>(
        List.of(o1, o2, o3),
        words -> make.of(value(o1, words), value(o2, words), value(o3, words)));
  }

  /** 4 options, in the order of the constructor's parameters. */
  public static <A, T1, T2, T3, T4> Params<A> of(
      Option<T1> o1, Option<T2> o2, Option<T3> o3, Option<T4> o4, Make4<T1, T2, T3, T4, A> make) {
    return new Params<>(
        List.of(o1, o2, o3, o4),
        words -> make.of(value(o1, words), value(o2, words), value(o3, words), value(o4, words)));
  }

  /** 5 options, in the order of the constructor's parameters. */
  public static <A, T1, T2, T3, T4, T5> Params<A> of(
      Option<T1> o1,
      Option<T2> o2,
      Option<T3> o3,
      Option<T4> o4,
      Option<T5> o5,
      Make5<T1, T2, T3, T4, T5, A> make) {
    return new Params<>(
        List.of(o1, o2, o3, o4, o5),
        words ->
            make.of(
                value(o1, words),
                value(o2, words),
                value(o3, words),
                value(o4, words),
                value(o5, words)));
  }

  /** 6 options, in the order of the constructor's parameters. */
  public static <A, T1, T2, T3, T4, T5, T6> Params<A> of(
      Option<T1> o1,
      Option<T2> o2,
      Option<T3> o3,
      Option<T4> o4,
      Option<T5> o5,
      Option<T6> o6,
      Make6<T1, T2, T3, T4, T5, T6, A> make) {
    return new Params<>(
        List.of(o1, o2, o3, o4, o5, o6),
        words ->
            make.of(
                value(o1, words),
                value(o2, words),
                value(o3, words),
                value(o4, words),
                value(o5, words),
                value(o6, words)));
  }

  /** 7 options, in the order of the constructor's parameters. */
  public static <A, T1, T2, T3, T4, T5, T6, T7> Params<A> of(
      Option<T1> o1,
      Option<T2> o2,
      Option<T3> o3,
      Option<T4> o4,
      Option<T5> o5,
      Option<T6> o6,
      Option<T7> o7,
      Make7<T1, T2, T3, T4, T5, T6, T7, A> make) {
    return new Params<>(
        List.of(o1, o2, o3, o4, o5, o6, o7),
        words ->
            make.of(
                value(o1, words),
                value(o2, words),
                value(o3, words),
                value(o4, words),
                value(o5, words),
                value(o6, words),
                value(o7, words)));
  }

  /** 8 options, in the order of the constructor's parameters. */
  public static <A, T1, T2, T3, T4, T5, T6, T7, T8> Params<A> of(
      Option<T1> o1,
      Option<T2> o2,
      Option<T3> o3,
      Option<T4> o4,
      Option<T5> o5,
      Option<T6> o6,
      Option<T7> o7,
      Option<T8> o8,
      Make8<T1, T2, T3, T4, T5, T6, T7, T8, A> make) {
    return new Params<>(
        List.of(o1, o2, o3, o4, o5, o6, o7, o8),
        words ->
            make.of(
                value(o1, words),
                value(o2, words),
                value(o3, words),
                value(o4, words),
                value(o5, words),
                value(o6, words),
                value(o7, words),
                value(o8, words)));
  }

  /** 9 options, in the order of the constructor's parameters. */
  public static <A, T1, T2, T3, T4, T5, T6, T7, T8, T9> Params<A> of(
      Option<T1> o1,
      Option<T2> o2,
      Option<T3> o3,
      Option<T4> o4,
      Option<T5> o5,
      Option<T6> o6,
      Option<T7> o7,
      Option<T8> o8,
      Option<T9> o9,
      Make9<T1, T2, T3, T4, T5, T6, T7, T8, T9, A> make) {
    return new Params<>(
        List.of(o1, o2, o3, o4, o5, o6, o7, o8, o9),
        words ->
            make.of(
                value(o1, words),
                value(o2, words),
                value(o3, words),
                value(o4, words),
                value(o5, words),
                value(o6, words),
                value(o7, words),
                value(o8, words),
                value(o9, words)));
  }

  /** Makes the arguments from one value. */
  @FunctionalInterface
  public interface Make1<T1, A> {
    /** Makes the arguments. */
    A of(T1 t1);
  }

  /** Makes the arguments from 2 values. */
  @FunctionalInterface
  public interface Make2<T1, T2, A> {
    /** Makes the arguments. */
    A of(T1 t1, T2 t2);
  }

  /** Makes the arguments from 3 values. */
  @FunctionalInterface
  public interface Make3<T1, T2, T3, A> {
    /** Makes the arguments. */
    A of(T1 t1, T2 t2, T3 t3);
  }

  /** Makes the arguments from 4 values. */
  @FunctionalInterface
  public interface Make4<T1, T2, T3, T4, A> {
    /** Makes the arguments. */
    A of(T1 t1, T2 t2, T3 t3, T4 t4);
  }

  /** Makes the arguments from 5 values. */
  @FunctionalInterface
  public interface Make5<T1, T2, T3, T4, T5, A> {
    /** Makes the arguments. */
    A of(T1 t1, T2 t2, T3 t3, T4 t4, T5 t5);
  }

  /** Makes the arguments from 6 values. */
  @FunctionalInterface
  public interface Make6<T1, T2, T3, T4, T5, T6, A> {
    /** Makes the arguments. */
    A of(T1 t1, T2 t2, T3 t3, T4 t4, T5 t5, T6 t6);
  }

  /** Makes the arguments from 7 values. */
  @FunctionalInterface
  public interface Make7<T1, T2, T3, T4, T5, T6, T7, A> {
    /** Makes the arguments. */
    A of(T1 t1, T2 t2, T3 t3, T4 t4, T5 t5, T6 t6, T7 t7);
  }

  /** Makes the arguments from 8 values. */
  @FunctionalInterface
  public interface Make8<T1, T2, T3, T4, T5, T6, T7, T8, A> {
    /** Makes the arguments. */
    A of(T1 t1, T2 t2, T3 t3, T4 t4, T5 t5, T6 t6, T7 t7, T8 t8);
  }

  /** Makes the arguments from 9 values. */
  @FunctionalInterface
  public interface Make9<T1, T2, T3, T4, T5, T6, T7, T8, T9, A> {
    /** Makes the arguments. */
    A of(T1 t1, T2 t2, T3 t3, T4 t4, T5 t5, T6 t6, T7 t7, T8 t8, T9 t9);
  }
}
