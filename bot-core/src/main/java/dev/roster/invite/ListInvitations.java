package dev.roster.invite;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.rest;

import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Cursor;
import dev.roster.command.Download;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Option;
import dev.roster.command.Paging;
import dev.roster.command.Params;
import dev.roster.command.Query;
import dev.roster.command.Scan;
import dev.roster.invite.Invitation.State;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@code invite list}: all invitations, the newest first, whatever became of them. */
final class ListInvitations {

  private static final String PATH = "invite list";
  private static final int PAGE = 10;

  record Args(
      Optional<String> state,
      Optional<String> mail,
      Optional<String> query,
      Optional<String> after,
      Optional<String> before,
      Optional<Boolean> file) {

    Cursor cursor() {
      return new Cursor(after, before);
    }

    Map<String, String> words() {
      var words = new HashMap<String, String>();
      state.ifPresent(word -> words.put("state", word));
      mail.ifPresent(word -> words.put("mail", word));
      query.ifPresent(word -> words.put("query", word));
      return words;
    }
  }

  private ListInvitations() {}

  static Command<Args> declare(Vouching vouching) {
    return new Command<>(
        PATH,
        "List invitations and what became of them",
        "invite list state:pending",
        new Need.Holds(Permission.INVITE_CREATE),
        params(),
        Handler.read((context, sql, args) -> answer(context, sql, vouching, args)));
  }

  private static Params<Args> params() {
    var states = Arrays.stream(State.values()).map(State::word).toList();
    return Params.of(
        Option.optional("state", "Only those in this state", new Kind.Choice(states)),
        Option.optional(
            "mail",
            "Only those whose mail is queued, sent, failed or parked",
            new Kind.Choice(
                Arrays.stream(MailState.Kind.values()).map(MailState.Kind::word).toList())),
        rest("query", "Beginnings of words of a name, or of an e-mail address", new Kind.Text(80)),
        carried(Paging.AFTER, new Kind.Text(200)),
        carried(Paging.BEFORE, new Kind.Text(200)),
        Download.option(),
        Args::new);
  }

  /** The same list for programs. */
  static Query<?, Scan<Invitation>> query(int size) {
    return new Query<>(
        new Need.Holds(Permission.INVITE_CREATE),
        params(),
        (context, sql, args) -> search(context, args).page(sql, args.cursor(), size));
  }

  private static InvitationSearch search(Context context, Args args) {
    return new InvitationSearch(
        context.seat().org(),
        args.state().map(State::of),
        args.mail().map(MailState.Kind::of),
        args.query().orElse(""),
        context.now());
  }

  private static Reply answer(Context context, Handle sql, Vouching vouching, Args args) {
    Seat seat = context.seat();
    InvitationSearch search = search(context, args);
    if (args.file().orElse(false)) {
      return InvitationFile.of(context, sql, search);
    }
    Scan<Invitation> page = search.page(sql, args.cursor(), PAGE);
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading("Invitations to " + seat.orgName()));
    if (page.rows().isEmpty() && !page.cut()) {
      blocks.add(
          new Block.Paragraph(
              List.of(
                  Span.plain(args.words().isEmpty() ? "None yet. " : "None fits. "),
                  Span.command(args.words().isEmpty() ? "invite send" : PATH),
                  Span.plain(
                      args.words().isEmpty() ? " asks people in." : " shows all of them."))));
      return new Reply.Message(blocks);
    }
    blocks.addAll(page.note());
    blocks.add(
        new Block.Table(
            List.of("Invitee", "Role", "State", "By", "Until"),
            page.rows().stream()
                .map(invitation -> row(context, sql, vouching, invitation))
                .toList()));
    blocks.addAll(help(context, sql, vouching, page));
    blocks.addAll(Paging.buttonsAndFile(context, PATH, args.words(), page, PATH));
    return new Reply.Message(blocks);
  }

  /** For the one invitation that was looked for: what helps when its mail is lost. */
  private static List<Block> help(
      Context context, Handle sql, Vouching vouching, Scan<Invitation> page) {
    return page.rows().stream()
        .filter(one ->
            page.rows().size() == 1
                && one.email().isPresent()
                && one.stateAt(context.now()) == State.PENDING
                && vouching.mayOffer(sql, context.seat(), one))
        .<Block>map(one ->
            new Block.Buttons(
                List.of(
                    MailReplies.again(one, context.offers()),
                    MailReplies.copy(one, context.offers()))))
        .toList();
  }

  private static Block.Row row(
      Context context, Handle sql, Vouching vouching, Invitation invitation) {
    Seat seat = context.seat();
    State state = invitation.stateAt(context.now());
    String lapse =
        state == State.PENDING
            ? vouching
                .lapse(sql, seat.orgName(), seat.scheme(), invitation)
                .map(found -> ", " + found.toSenders())
                .orElse("")
            : "";
    return new Block.Row(
        List.of(
            List.of(Span.plain(invitee(invitation))),
            List.of(Span.plain(offered(seat, invitation))),
            state(invitation, state, lapse),
            List.of(Span.plain("by " + invitation.inviterName())),
            state == State.PENDING
                ? List.of(Span.plain("until "), Span.when(invitation.expiresAt()))
                : List.of(Span.when(invitation.endedAt().orElse(invitation.expiresAt())))));
  }

  /** What became of a mail is told as long as it matters: while nobody answered. */
  private static List<Span> state(Invitation invitation, State state, String lapse) {
    var spans = new ArrayList<Span>();
    spans.add(Span.plain(state.word() + lapse));
    if (state == State.PENDING || state == State.EXPIRED) {
      invitation
          .mail()
          .ifPresent(mail -> {
            spans.add(Span.plain(", "));
            spans.addAll(mail.spans());
          });
    }
    return spans;
  }

  private static String offered(Seat seat, Invitation invitation) {
    String role = seat.scheme().role(invitation.role()).map(Role::title).orElse(invitation.role());
    return invitation.team().map(team -> role + ", team: " + team.shown()).orElse(role);
  }

  private static String invitee(Invitation invitation) {
    return invitation
        .email()
        .filter(email -> invitation.name().isPresent())
        .map(email -> invitation.invitee() + " (" + email + ")")
        .orElse(invitation.invitee());
  }
}
