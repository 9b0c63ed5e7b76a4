package dev.roster.benchmarks.adapters;

import dev.roster.command.Call;
import dev.roster.command.Catalog;
import dev.roster.command.Engine;
import dev.roster.command.Form;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.reply.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The engine, which on demand answers without doing anything: each command as it was answered
 * first. What is measured then is the adapter and the stand-in of its platform.
 */
final class Echo implements Engine {

  private final Engine engine;
  private final Map<String, Reply> first = new ConcurrentHashMap<>();
  private volatile boolean repeating;

  Echo(Engine engine) {
    this.engine = engine;
  }

  /** Whether it only repeats from now on. */
  void repeat(boolean whether) {
    repeating = whether;
  }

  @Override
  public Reply handle(Call call) {
    String kind = kind(call.input());
    Reply before = first.get(kind);
    if (repeating && before != null) {
      return before;
    }
    Reply reply = engine.handle(call);
    if (before == null) {
      first.put(kind, reply);
    }
    return reply;
  }

  /** The command, or that a button was pressed. */
  private static String kind(Input input) {
    return switch (input) {
      case Input.Line(var text) -> text.substring(0, text.indexOf(' ', text.indexOf(' ') + 1));
      case Input.Filled filled -> filled.command();
      case Input.Requested requested -> requested.command();
      case Input.Pressed _ -> "press";
    };
  }

  @Override
  public Catalog catalog() {
    return engine.catalog();
  }

  @Override
  public Optional<Form> form(Input input) {
    return engine.form(input);
  }

  @Override
  public Map<String, String> check(Input.Filled filled) {
    return engine.check(filled);
  }

  @Override
  public List<Suggestion> suggest(Call call, String command, String option, String typed) {
    return engine.suggest(call, command, option, typed);
  }
}
