package dev.roster.usage;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.positional;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Cursor;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Paging;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.command.Suggestion;
import dev.roster.member.MemberCommands;
import dev.roster.member.Members;
import dev.roster.reply.Reply;
import dev.roster.team.Teams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * {@code usage show}: what was used in a cycle. Whoever may see everybody's usage and names nobody
 * sees the whole org; everybody sees their own (D45, E20, X11).
 */
final class ShowUsage {

  static final String PATH = "usage show";

  record Args(
      Optional<PersonRef> person,
      Optional<String> month,
      Optional<String> after,
      Optional<String> before) {

    Cursor cursor() {
      return new Cursor(after, before);
    }

    /** The words that make the same list again. */
    Map<String, String> words() {
      var words = new HashMap<String, String>();
      month.ifPresent(word -> words.put("month", word));
      return words;
    }
  }

  private ShowUsage() {}

  static Command<Args> declare(Members members, Teams teams) {
    return new Command<>(
        PATH,
        "Show what was used: by you, by somebody, by the whole org",
        "usage show month:last",
        new Need.HoldsAny(List.of(Permission.USAGE_VIEW_OWN, Permission.USAGE_VIEW_ALL)),
        Params.of(
            positional(
                "person",
                "Whose usage; without it the org's, or your own if you may not see that",
                new Kind.Person((context, sql, typed) -> suggest(context, sql, members, typed))),
            optional(
                "month",
                "Which month, as in `2026-10`, `october` or `last`; this one without it",
                ReportMonth.kind()),
            carried(Paging.AFTER, new Kind.Text(80)),
            carried(Paging.BEFORE, new Kind.Text(80)),
            Args::new),
        Handler.read((context, sql, args) -> answer(context, sql, members, teams, args)));
  }

  /** Whoever may see only their own usage is offered nobody else. */
  private static List<Suggestion> suggest(
      Context context, Handle sql, Members members, String typed) {
    Seat seat = context.seat();
    return MemberCommands.people(members).suggest(context, sql, typed).stream()
        .filter(one ->
            seat.holds(Permission.USAGE_VIEW_ALL) || one.value().equals("id:" + seat.person()))
        .toList();
  }

  private static Reply answer(
      Context context, Handle sql, Members members, Teams teams, Args args) {
    Seat seat = context.seat();
    CreditTerms terms = Credits.terms(sql, seat.org());
    Cycle cycle = ReportMonth.read(args.month(), context.now(), terms.day());
    if (args.person().isPresent()) {
      var subject = Subject.find(sql, seat, members, args.person().get());
      return PersonReport.of(context, sql, members, terms, cycle, subject);
    }
    if (!seat.holds(Permission.USAGE_VIEW_ALL)) {
      return PersonReport.of(
          context, sql, members, terms, cycle, Subject.oneself(sql, seat, members));
    }
    return OrgReport.of(context, sql, new OrgReport.Asked(terms, cycle, args), teams);
  }
}
