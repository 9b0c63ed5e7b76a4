package dev.roster.app.playground;

import dev.roster.command.Call;
import dev.roster.command.Catalog;
import dev.roster.command.Command;
import dev.roster.command.Engine;
import dev.roster.command.Form;
import dev.roster.command.Handler;
import dev.roster.command.Input;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Option;
import dev.roster.command.Params;
import dev.roster.command.Suggestion;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.SampleReplies;
import dev.roster.reply.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers without a database: says back what it was told, or shows a sample reply. */
final class FakeEngine implements Engine {

  static final String UPDATE = "u0123456789012345678901";
  static final String FORM = "f0123456789012345678901try all";

  private static final Handler<String> NOTHING = Handler.read((context, sql, args) -> reply(""));
  private static final List<Option<?>> ALL =
      List.of(
          Option.required("people", "Who, by mention or e-mail", new Kind.People(50)),
          Option.optional("plan", "What it costs", new Kind.Choice(List.of("free", "starter"))),
          Option.optional("role", "As what", new Kind.Suggested((c, sql, t) -> List.of(), 40)),
          Option.optional("person", "One of them", new Kind.Person((c, sql, t) -> List.of())),
          Option.optional("here", "In this channel", new Kind.YesNo()),
          Option.rest("message", "A few words", new Kind.Text(200)));

  private final Catalog catalog = Catalog.of(List.of(home(), show(), tryAll()));
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  private static Command<String> home() {
    return new Command<>(
        "home", "Shows where you stand", "home", new Need.Nothing(), Params.none(""), NOTHING);
  }

  private static Command<?> show() {
    var samples = new Kind.Choice(List.copyOf(SampleReplies.all().keySet()));
    return new Command<>(
        "show sample",
        "Shows a sample reply",
        "show sample sentence",
        new Need.Nothing(),
        Params.of(Option.required("name", "Which one", samples), name -> name),
        NOTHING);
  }

  @SuppressWarnings("unchecked")
  private static Command<?> tryAll() {
    return new Command<>(
        "try all",
        "Takes every kind of option",
        "try all @ben",
        new Need.Nothing(),
        Params.of(
            (Option<Object>) ALL.get(0),
            (Option<Object>) ALL.get(1),
            (Option<Object>) ALL.get(2),
            (Option<Object>) ALL.get(3),
            (Option<Object>) ALL.get(4),
            (Option<Object>) ALL.get(5),
            (a, b, c, d, e, f) -> ""),
        NOTHING);
  }

  /** What it was asked to do, in order. */
  List<Call> calls() {
    return calls;
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public Optional<Form> form(Input input) {
    return switch (input) {
      case Input.Line(var text) when text.equals("try all") -> Optional.of(form(Optional.empty()));
      case Input.Pressed(var id) when id.equals(FORM) -> Optional.of(form(Optional.of(id)));
      default -> Optional.empty();
    };
  }

  private static Form form(Optional<String> button) {
    var fields =
        ALL.stream()
            .map(option ->
                new Form.Field(
                    option.name(),
                    option.help(),
                    option.kind(),
                    option.isRequired(),
                    option.source() == Option.Source.REST,
                    Optional.empty()))
            .toList();
    return new Form("try all", "Try all", fields, Map.of(), button);
  }

  @Override
  public Map<String, String> check(Input.Filled filled) {
    return filled.words().containsKey("people")
        ? Map.of()
        : Map.of("people", "At least one mention or e-mail address is needed");
  }

  @Override
  public Reply handle(Call call) {
    calls.add(call);
    return switch (call.input()) {
      case Input.Line(var text) when text.startsWith("show sample ") ->
          SampleReplies.named(text.substring("show sample ".length()));
      case Input.Line(var text) when text.equals("file") ->
          new Reply.File(
              "members of Acme.csv",
              "text/csv",
              "name;role\nAda;Owner\n".getBytes(StandardCharsets.UTF_8),
              reply("Here are 1 member."));
      case Input.Line(var text) when text.equals("picture") ->
          new Reply.Picture(
              "usage.png",
              "Credits by day",
              new byte[] {1, 2},
              "Bars by day",
              reply("12 credits."));
      case Input.Line(var text) when text.equals("buttons") -> buttons();
      case Input.Line(var text) -> reply("You said: " + text);
      case Input.Filled filled -> reply("You filled: " + filled.words());
      case Input.Requested requested -> reply("You asked for " + requested.command());
      case Input.Pressed(var id) when id.equals(UPDATE) -> new Reply.Update(reply("Accepted."));
      case Input.Pressed(var id) -> reply("You pressed " + id);
    };
  }

  private static Reply.Message buttons() {
    return reply("Pick one.")
        .with(
            new Block.Buttons(
                List.of(
                    new Button("Accept", Button.Style.PRIMARY, UPDATE),
                    new Button("Deny", Button.Style.DANGER, FORM))));
  }

  private static Reply.Message reply(String text) {
    return Reply.of(Span.plain(text));
  }

  @Override
  public List<Suggestion> suggest(Call call, String command, String option, String typed) {
    return switch (option) {
      case "org" -> List.of(new Suggestion("acme", "Acme"));
      case String name when name.equals("person") && typed.equals("c") ->
          List.of(
              new Suggestion("id:1", "Chloe Martin · chloe@acme.test"),
              new Suggestion("id:2", "Zoe · zoe@else.test"),
              new Suggestion("id:3", "Nameless"));
      case "role" -> List.of(Suggestion.of("member"), Suggestion.of("team admin"));
      case "person" -> List.of(new Suggestion("<@playground:local/ben>", "Ben Castillo"));
      default -> List.of();
    };
  }
}
