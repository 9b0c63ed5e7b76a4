package dev.roster.apikey;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.positional;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.action.Action;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Cursor;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Page;
import dev.roster.command.Paging;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.command.Suggester;
import dev.roster.member.Member;
import dev.roster.member.MemberCommands;
import dev.roster.member.Members;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** {@code key list}: one's own keys, or another's; the org's own for whoever deals with them. */
final class ListKeys {

  private static final String PATH = "key list";
  private static final String PERSON = "person";
  private static final int PAGE = 10;
  private static final Duration BUTTON_LIFE = Duration.ofDays(1);

  record Args(Optional<PersonRef> person, Optional<String> after, Optional<String> before) {
    Cursor cursor() {
      return new Cursor(after, before);
    }
  }

  private final ApiKeys keys;
  private final Members members;

  private ListKeys(ApiKeys keys, Members members) {
    this.keys = keys;
    this.members = members;
  }

  static Command<Args> declare(ApiKeys keys, Members members) {
    var list = new ListKeys(keys, members);
    return new Command<>(
        PATH,
        "List your API keys, or somebody's",
        "key list ben@acme.test",
        new Need.Member(),
        Params.of(
            positional(PERSON, "Whose; your own without it", new Kind.Person(whom(members))),
            carried(Paging.AFTER, new Kind.Text(36)),
            carried(Paging.BEFORE, new Kind.Text(36)),
            Args::new),
        Handler.read(list::answer));
  }

  /** Whoever may not see others' is offered nobody. */
  private static Suggester whom(Members members) {
    Suggester everybody = MemberCommands.people(members);
    return (context, sql, typed) ->
        context.seat().holds(Permission.KEYS_MANAGE)
            ? everybody.suggest(context, sql, typed)
            : List.of();
  }

  private Reply answer(Context context, Handle sql, Args args) {
    Seat seat = context.seat();
    Optional<Member> other =
        args.person()
            .map(who -> members.find(sql, seat, who))
            .filter(member -> !member.person().equals(seat.person()));
    var managing = AccessRequest.of(seat, Permission.KEYS_MANAGE);
    if (other.isPresent() && Access.decide(managing) instanceof Decision.Denied denied) {
      throw new Refusal(denied);
    }
    boolean service =
        other.isEmpty()
            && (seat.holds(Permission.KEYS_SERVICE) || seat.holds(Permission.KEYS_MANAGE));
    UUID of = other.map(Member::person).orElse(seat.person());
    Page<KeySearch.Found> found =
        new KeySearch(seat.org(), of, service).page(sql, args.cursor(), PAGE);
    List<Listed> rows = keys.listed(sql, seat, of, found.rows(), context.now());
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(heading(seat, other)));
    if (rows.isEmpty()) {
      blocks.add(new Block.Paragraph(Sentences.spans(nothing(seat, other))));
      return new Reply.Message(blocks);
    }
    blocks.add(
        new Block.Table(
            List.of("Name", "Key", "State", "Begins", "Kind", "Owner", "Last used", "Expires"),
            rows.stream().map(row -> KeyReplies.row(row, seat.person())).toList()));
    blocks.addAll(revoking(context, rows));
    blocks.addAll(
        Paging.buttons(
            context,
            PATH,
            other.map(member -> member.carried(PERSON)).orElse(Map.of()),
            found,
            row -> row.key().id().toString()));
    return new Reply.Message(blocks);
  }

  private static String heading(Seat seat, Optional<Member> other) {
    return other
        .map(member -> "API keys of %s in %s".formatted(member.name(), seat.orgName()))
        .orElseGet(() -> "Your API keys in " + seat.orgName());
  }

  private static String nothing(Seat seat, Optional<Member> other) {
    if (other.isPresent()) {
      return "None.";
    }
    return seat.holds(Permission.KEYS_CREATE)
        ? "None yet. `/key create` makes one."
        : "None, and your role, %s, makes none.".formatted(seat.role().title());
  }

  /** A button for each key that could still be used and that the reader may revoke. */
  private static List<Block> revoking(Context context, List<Listed> rows) {
    List<Listed> open = rows.stream().filter(Listed::revocable).toList();
    if (open.isEmpty()) {
      return List.of(
          new Block.Note(List.of(Span.plain("What a key says was shown once, when it was made."))));
    }
    return List.of(
        new Block.Buttons(
            open.stream()
                .map(row ->
                    button(context, row.key(), open.size() == 1 ? "" : " " + row.key().code()))
                .toList()));
  }

  private static Button button(Context context, ApiKey key, String suffix) {
    var action =
        new Action(
            Action.Answer.PRIVATE,
            RevokeKey.PATH,
            Map.of(RevokeKey.KEY, key.code(), RevokeKey.ASK, "yes"),
            Optional.of(key.org()),
            Optional.of(context.call().account().toString()),
            false,
            false,
            BUTTON_LIFE);
    return new Button("Revoke" + suffix, Button.Style.DANGER, context.offers().offer(action));
  }
}
