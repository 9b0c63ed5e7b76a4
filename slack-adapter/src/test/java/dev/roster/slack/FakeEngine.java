package dev.roster.slack;

import dev.roster.command.Call;
import dev.roster.command.Catalog;
import dev.roster.command.Command;
import dev.roster.command.Engine;
import dev.roster.command.Form;
import dev.roster.command.Handler;
import dev.roster.command.Input;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Suggestion;
import dev.roster.reply.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An engine that answers what a test says, and keeps what it was asked. */
final class FakeEngine implements Engine {

  final List<Call> calls = new CopyOnWriteArrayList<>();
  volatile Function<Call, Reply> answer = call -> Reply.text("done: " + call.input());
  volatile Function<Input, Optional<Form>> form = input -> Optional.empty();
  volatile Function<Input.Filled, Map<String, String>> check = filled -> Map.of();
  volatile Function<String, List<Suggestion>> suggest = typed -> List.of();

  @Override
  public Catalog catalog() {
    return Catalog.of(List.of(command("home"), command("help"), command("member list")));
  }

  private static Command<String> command(String path) {
    return new Command<>(
        path,
        "Does it",
        path,
        new Need.Nothing(),
        Params.none(""),
        Handler.read((context, sql, args) -> Reply.text("done")));
  }

  @Override
  public Optional<Form> form(Input input) {
    return form.apply(input);
  }

  @Override
  public Map<String, String> check(Input.Filled filled) {
    return check.apply(filled);
  }

  @Override
  public Reply handle(Call call) {
    calls.add(call);
    return answer.apply(call);
  }

  @Override
  public List<Suggestion> suggest(Call call, String command, String option, String typed) {
    calls.add(call);
    return suggest.apply(typed);
  }

  /** The only call so far. */
  Call call() {
    if (calls.size() != 1) {
      throw new AssertionError("one call, not " + calls);
    }
    return calls.getFirst();
  }
}
