package dev.roster.benchmarks.adapters;

import dev.roster.benchmarks.load.Workload;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;

/** No way at all: calls the engine, for what people do on Slack. */
final class EngineWay implements Way<Reply.Message> {

  private final Engine engine;

  EngineWay(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Heard<Reply.Message> type(Workload workload, int org, int member) {
    String mention = SlackWay.account(org, member).mention();
    return heard(org, new Input.Line(workload.line(mention)));
  }

  @Override
  public Heard<Reply.Message> press(int org, Reply.Message message, String label) {
    String id =
        message.blocks().stream()
            .filter(Block.Buttons.class::isInstance)
            .flatMap(block -> ((Block.Buttons) block).buttons().stream())
            .filter(button -> button.label().equals(label))
            .map(Button::id)
            .findFirst()
            .orElseThrow();
    return heard(org, new Input.Pressed(id));
  }

  private Heard<Reply.Message> heard(int org, Input input) {
    var call = Workload.call(SlackWay.account(org, 0), input);
    long from = System.nanoTime();
    Reply reply = engine.handle(call);
    long took = System.nanoTime() - from;
    Reply.Message message =
        switch (reply) {
          case Reply.Message answer -> answer;
          case Reply.Update(var update) -> update;
          case Reply.File file -> file.caption();
          case Reply.Picture picture -> picture.message();
        };
    return new Heard<>(message, message.words(), 0, took);
  }
}
