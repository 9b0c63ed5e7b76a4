package dev.roster.usage;

import static dev.roster.usage.CreditWords.credits;

import dev.roster.access.Access;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import dev.roster.usage.Remaining.Source;
import java.util.List;
import java.util.Map;

/**
 * The button <b>Ask for more</b> of somebody at their own limit or an empty pool: those who can
 * raise it hear who asked, once a cycle and again after it was raised.
 */
final class AskForMore {

  static final String PATH = "org credits-ask";
  private static final int NAMES = 3;

  private AskForMore() {}

  static Command<Boolean> declare(Members members, Notices notices) {
    var payers = new Payers(members);
    return Command.button(
        PATH,
        "Ask those who can for more credits",
        new Need.Member(),
        Params.none(true),
        Handler.change((context, tx, args) -> {
          Seat seat = context.seat();
          tx.actsOnOneself();
          Balance balance =
              Credits.balance(tx.sql(), seat.org(), seat.person(), tx.now())
                  .orElseThrow(
                      () -> new Refusal("You are not in %s any more.".formatted(seat.orgName())));
          return ask(tx, seat, members, notices, payers, balance);
        }));
  }

  private static Reply ask(
      Tx tx, Seat seat, Members members, Notices notices, Payers payers, Balance balance) {
    Source source = balance.remaining().source().orElse(Source.POOL);
    Permission right = source == Source.CAP ? Permission.MEMBER_LIMIT : Permission.BILLING_MANAGE;
    String who = who(tx, seat, members, right);
    if (balance.remaining().credits().isEmpty()) {
      tx.leaveUnchanged();
      return Reply.text(
          "Nothing limits your credits in %s any more: go on.".formatted(seat.orgName()));
    }
    Member member = members.byPerson(tx.sql(), tx.org(), seat.person()).orElseThrow();
    List<Long> decided = List.of(member.capVersion(), CreditTable.decided(tx.sql(), tx.org()));
    if (!WarningTable.ask(tx.sql(), tx.org(), seat.person(), balance.cycle(), tx.now(), decided)) {
      tx.leaveUnchanged();
      return Reply.text(
          "You asked already, and nothing was changed since; this cycle ends on %s. Who can give more: %s."
              .formatted(CreditWords.day(balance.cycle().next()), who));
    }
    tx.audit(
        AuditEvent.changed(
            "usage.asked",
            "membership",
            member.id(),
            Map.of(),
            Map.of("person", seat.person().toString(), "source", source.word())));
    Reply.Message message = toPayer(seat, member, balance, source);
    payers.of(tx.sql(), tx.org(), seat.scheme(), right).stream()
        .filter(payer -> !payer.equals(seat.person()))
        .forEach(payer -> notices.tell(tx, tx.org(), payer, message));
    return Reply.of(
        new Block.Paragraph(
            List.of(
                Span.plain(
                    "Asked. Who can %s: %s."
                        .formatted(
                            source == Source.CAP ? "raise your limit" : "give more credits",
                            who)))),
        new Block.Note(
            List.of(
                Span.plain(
                    "You go on at once when they do; then, or in the next cycle, you can ask again."))));
  }

  /** Names and titles of those who can. */
  private static String who(Tx tx, Seat seat, Members members, Permission right) {
    List<Role> roles = Access.holders(seat.scheme(), right);
    List<String> names = members.holders(tx.sql(), tx.org(), roles, NAMES);
    String titles = Access.whoHolds(seat.scheme(), right);
    return names.isEmpty() ? titles : String.join(", ", names) + " (" + titles + ")";
  }

  private static Reply.Message toPayer(Seat seat, Member member, Balance balance, Source source) {
    long used = balance.spending().credits();
    String what =
        switch (source) {
          case CAP ->
              " asks for a higher limit in %s: they used %s of %s."
                  .formatted(
                      seat.orgName(), CreditWords.number(used), credits(balance.cap().orElse(0L)));
          case POOL ->
              " asks for more credits in %s: %s of the pool of %s are used, %s by them."
                  .formatted(
                      seat.orgName(),
                      CreditWords.number(balance.pool()),
                      credits(balance.terms().pool().orElse(0L)),
                      CreditWords.number(used));
          case ALLOWANCE ->
              " asks for more credits in %s: they used %s of their %s."
                  .formatted(
                      seat.orgName(),
                      CreditWords.number(balance.spending().fromAllowance()),
                      credits(balance.terms().allowance()));
        };
    String way =
        switch (source) {
          case CAP -> "`/member limit` changes it, and they go on at once.";
          case POOL ->
              "`/org credits %d` raises the pool, and all go on at once."
                  .formatted(WarningReplies.more(balance.terms().pool().orElse(0L)));
          case ALLOWANCE ->
              "`/member tier` puts them on Pro, `/org credits allowance:%d` gives everybody on Base more."
                  .formatted(CreditLimits.moreAllowance(balance.terms().allowance()));
        };
    return Reply.of(
        new Block.Paragraph(List.of(member.span(), Span.plain(what))),
        new Block.Note(Sentences.spans(way)));
  }
}
