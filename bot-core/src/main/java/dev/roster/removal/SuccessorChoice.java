package dev.roster.removal;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.optional;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Confirmation;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.command.Shown;
import dev.roster.member.Member;
import dev.roster.member.MemberCommands;
import dev.roster.member.Members;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.team.Ownership;
import dev.roster.team.Ownership.Passing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Lets whoever removes somebody pick who owns their teams next, within the question: each candidate
 * is a button that shows the question with that successor, and a form takes anybody else.
 */
final class SuccessorChoice {

  /** The command behind <b>Somebody else</b>: only its form asks for the successor. */
  static final String PATH = "member remove-successor";

  /** More names than that are not looked at; the form takes anybody. */
  private static final int OFFERED = 4;

  private static final int LONGEST_LABEL = 60;

  private final Members members;
  private final Ownership ownership;

  SuccessorChoice(Members members, Ownership ownership) {
    this.members = members;
    this.ownership = ownership;
  }

  record Args(Optional<PersonRef> successor, Optional<PersonRef> person, Optional<String> reason) {}

  /** Shows the question again with whom the form named. */
  Command<Args> declare(Removals removals) {
    return Command.<Args>button(
            PATH,
            "Pick who owns the teams next of somebody to be removed",
            new Need.Holds(Permission.MEMBER_REMOVE),
            Params.of(
                optional(
                    RemoveMember.SUCCESSOR,
                    "Who owns their teams next: anybody active",
                    new Kind.Person(MemberCommands.active(members))),
                carried(RemoveMember.PERSON, new Kind.Person((context, sql, typed) -> List.of())),
                carried(RemoveMember.REASON, new Kind.Text(RemoveMember.LONGEST_REASON)),
                Args::new),
            Handler.read((context, sql, args) -> {
              var chosen =
                  new RemoveMember.Args(
                      args.person().orElseThrow(),
                      args.successor(),
                      args.reason(),
                      Optional.empty());
              Confirmation question = removals.question(context, sql, chosen);
              return new Reply.Update(question.ask(context, RemoveMember.PATH, chosen.words()));
            }))
        .titled("Who owns them next");
  }

  /** What the question shows below who owns each team next; nothing where they own none. */
  List<Block> blocks(Context context, Handle sql, Ends ends, RemoveMember.Args args) {
    var teams = ends.find(TeamsEnd.class).map(TeamsEnd::passings).orElse(List.of());
    if (teams.isEmpty()) {
      return List.of();
    }
    var words = new HashMap<>(args.words());
    words.putAll(ends.member().carried(RemoveMember.PERSON));
    words.remove(RemoveMember.SUCCESSOR);
    var buttons = new ArrayList<Button>();
    List<Member> candidates =
        ownership.candidates(sql, ends.member(), ends.leaver().decider(), OFFERED);
    for (Member one : candidates) {
      if (!ownsAll(one, teams)) {
        buttons.add(
            Confirmation.pick(
                context, label(one, candidates), RemoveMember.PATH, with(words, one)));
      }
    }
    if (args.successor().isPresent() && teams.size() > 1) {
      buttons.add(Confirmation.pick(context, "Each team's own", RemoveMember.PATH, words));
    }
    buttons.add(Confirmation.fill(context, "Somebody else", PATH, words));
    return List.of(
        new Block.Paragraph(
            List.of(
                Span.plain(
                    teams.size() == 1
                        ? "Should another own it? Pick who; nothing happens before Confirm."
                        : "Should another own them? Pick who; nothing happens before Confirm."))),
        new Block.Buttons(buttons));
  }

  private static boolean ownsAll(Member one, List<Passing> teams) {
    return teams.stream()
        .allMatch(team -> team.to().filter(heir -> heir.id().equals(one.id())).isPresent());
  }

  private static Map<String, String> with(Map<String, String> words, Member successor) {
    var all = new HashMap<>(words);
    all.putAll(successor.carried(RemoveMember.SUCCESSOR));
    return all;
  }

  /** The name; behind it the address where two are called alike. */
  private static String label(Member one, List<Member> all) {
    boolean alone =
        all.stream().filter(other -> Objects.equals(other.name(), one.name())).count() == 1;
    String label = alone ? one.name() : one.name() + " · " + one.email().orElse("");
    return Shown.of(label, LONGEST_LABEL);
  }
}
