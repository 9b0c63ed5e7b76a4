package dev.roster.command;

import dev.roster.reply.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What adapters ask of the core. Safe for any number of threads. {@link #form} and {@link #check}
 * touch no database and may run before the platform is acknowledged; the others may block for as
 * long as the database does and belong on a virtual thread after the acknowledgement.
 */
public interface Engine {

  /** Every command, for registration, completion and manifests. */
  Catalog catalog();

  /**
   * The form to open instead of handling the input: a typed command lacks a required option, or a
   * button's letter says so. Empty when the input is to be handled.
   */
  Optional<Form> form(Input input);

  /**
   * What is wrong with the words of a submitted form, by option name; empty when they can be used.
   * Needs no database, so a form can show it in place.
   */
  Map<String, String> check(Input.Filled filled);

  /** Does what the call asks for and answers; never throws. */
  Reply handle(Call call);

  /**
   * Values for an option while it is typed, of which the caller may see and use each.
   *
   * @param call who asks, where; its input holds the words given so far
   * @param command the command's path
   * @param option the option's name
   * @param typed the beginning of the value, possibly empty
   * @return at most 25; empty also when the option takes anything or the caller may see nothing
   */
  List<Suggestion> suggest(Call call, String command, String option, String typed);
}
