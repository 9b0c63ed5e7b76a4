package dev.roster.benchmarks.micro;

import com.google.gson.Gson;
import com.slack.api.util.json.GsonFactory;
import dev.roster.chat.Account;
import dev.roster.json.Json;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Layout;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.slack.render.MessageBlocks;
import dev.roster.slack.render.SlackLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Turns a reply into what is sent to Slack, and into what is kept for a second delivery. */
@State(Scope.Benchmark)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RenderReply {

  private static final Gson GSON = GsonFactory.createSnakeCase();

  /** One sentence with a button, or a page of ten members. */
  @Param({"sentence", "list"})
  public String kind = "";

  private Reply.Message message = Reply.text("");

  /** Makes the reply. */
  @Setup
  public void make() {
    message = kind.equals("list") ? list() : sentence();
  }

  private static Reply.Message sentence() {
    return Reply.of(
            new Span.Person("Ben Bow", List.of(new Account("slack", "T1", "U2"))),
            Span.plain(" is now "),
            Span.bold("Admin"),
            Span.plain(" of Acme (was Member)."))
        .with(buttons("Undo"));
  }

  private static Reply.Message list() {
    var rows = new ArrayList<Block.Row>();
    for (int i = 0; i < 10; i++) {
      rows.add(
          new Block.Row(
              List.of(
                  List.of(Span.plain("Person " + i)),
                  List.of(Span.plain("person" + i + "@acme.test")),
                  List.of(Span.plain("Member")),
                  List.of(Span.plain("active")),
                  List.of(Span.when(Instant.EPOCH)))));
    }
    return new Reply.Message(
        List.of(
            new Block.Heading("People in Acme"),
            new Block.Note(List.of(Span.plain("1000 users · 2 admins · 10 subscribers"))),
            new Block.Table(List.of("Name", "E-mail", "Role", "Status", "Since"), rows),
            buttons("Next")));
  }

  private static Block.Buttons buttons(String label) {
    return new Block.Buttons(
        List.of(new Button(label, Button.Style.PLAIN, "u0123456789012345678901")));
  }

  /** Layout, blocks and JSON for Slack. */
  @Benchmark
  public List<String> slack() {
    return Layout.fit(message, SlackLimits.MESSAGE_LIMITS).stream()
        .map(part -> GSON.toJson(MessageBlocks.of(part, "T1")))
        .toList();
  }

  /** What a change keeps of its answer. */
  @Benchmark
  public String kept() {
    return Json.write(message);
  }
}
