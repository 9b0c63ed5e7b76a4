package dev.roster.team;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.required;
import static dev.roster.command.Option.rest;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.access.TeamAct;
import dev.roster.access.TeamRequest;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Undo;
import dev.roster.org.Slug;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code team edit}: gives a team another name or description (A16), and takes that back. Where
 * teams have roles that is for the owner and the admins: it is how the team is run (C33, C34), not
 * content shared in it (C35).
 */
final class EditTeam {

  private static final String UNDO = "team edit-undo";

  /** What is typed for no description at all. */
  private static final String NOTHING = "-";

  record Args(String team, Optional<String> name, Optional<String> description) {}

  record UndoArgs(
      String team,
      String version,
      String former,
      String formerName,
      Optional<String> formerDescription) {}

  private EditTeam() {}

  static Command<Args> declare(Teams teams) {
    return new Command<>(
        "team edit",
        "Change the name or description of a team",
        "team edit data name:\"Data Science\"",
        new Need.OnTeam(TeamAct.EDIT),
        Params.of(
            required("team", "The team's name or short name", Teams.option(TeamAct.EDIT)),
            optional("name", "The new name", new Kind.Text(TeamName.LONGEST)),
            rest("description", "The new description; `-` for none", new Kind.Text(500)),
            Args::new),
        Handler.change((context, tx, args) -> edit(context, tx, teams, args)));
  }

  private static Reply edit(Context context, Tx tx, Teams teams, Args args) {
    Seat seat = context.seat();
    Team before = teams.get(tx.sql(), seat, args.team());
    tx.require(TeamRequest.of(seat, TeamAct.EDIT, before.state()));
    if (args.name().isEmpty() && args.description().isEmpty()) {
      throw new Refusal(
          "Say what to change of the team %s: `/team edit %s name:\"Data Science\"`, or `/team edit %s description:\"Models and forecasts\"` (`-` for none)."
              .formatted(before.inSentence(), before.slug(), before.slug()));
    }
    TeamName name = TeamName.of(args.name().orElse(before.name()));
    Optional<String> description =
        args.description().isPresent()
            ? args.description().filter(text -> !text.equals(NOTHING))
            : before.description();
    if (name.shown().equals(before.name()) && description.equals(before.description())) {
      throw new Refusal(
          "The team %s has this name and description already; nothing was changed."
              .formatted(before.inSentence()));
    }
    long decided = TeamTable.decisions(tx.sql(), before.id()).edited();
    Team after = write(tx, seat, before, name, description, tx.version(), "edited");
    return changed(before, after)
        .with(
            Undo.button(
                context,
                UNDO,
                undoWords(before, tx.version(), decided),
                "edited the team " + after.inSentence()));
  }

  private static Reply.Message changed(Team before, Team after) {
    var spans = new ArrayList<Span>();
    if (!after.name().equals(before.name())) {
      spans.add(Span.plain("The team " + before.name() + " is called "));
      spans.add(Span.bold(after.label()));
      spans.add(Span.plain(" now; its short name is "));
      spans.add(Span.code(after.slug()));
      spans.add(Span.plain("."));
    }
    if (!after.description().equals(before.description())) {
      if (!spans.isEmpty()) {
        spans.add(Span.plain(" "));
      }
      spans.add(
          Span.plain(
              after
                  .description()
                  .map(text -> "The description of " + after.name() + " is now: " + text)
                  .orElse(after.name() + " has no description any more.")));
    }
    return Reply.of(spans.toArray(Span[]::new));
  }

  /** Writes both, checks that the name is free, and records it. */
  private static Team write(
      Tx tx,
      Seat seat,
      Team before,
      TeamName name,
      Optional<String> description,
      long decidedBy,
      String why) {
    if (!name.normalised().equals(TeamName.normalise(before.name()))) {
      CreateTeam.requireFree(tx.sql(), seat, name);
    }
    String base = Slug.of(name.shown(), "team");
    boolean fits = before.slug().matches(base + "(-[0-9]+)?");
    String slug = fits ? before.slug() : CreateTeam.unusedSlug(tx.sql(), tx.org(), name);
    TeamTable.edit(tx.sql(), before.id(), name, slug, description, tx.version(), decidedBy);
    var personal = new HashMap<>(Map.of("reason", why));
    if (!name.shown().equals(before.name())) {
      personal.put("name_before", before.name());
      personal.put("name", name.shown());
    }
    if (!description.equals(before.description())) {
      personal.put("description_before", before.description().orElse(""));
      personal.put("description", description.orElse(""));
    }
    tx.audit(
        AuditEvent.changed(
                "team.edited",
                "team",
                before.id(),
                Map.of("slug", before.slug()),
                Map.of("slug", slug))
            .saying(personal));
    return TeamTable.find(tx.sql(), tx.org(), before.id()).orElseThrow();
  }

  private static Map<String, String> undoWords(Team before, long version, long decided) {
    var words = new HashMap<String, String>();
    words.put(UndoTeam.TEAM, before.id().toString());
    words.put(UndoTeam.VERSION, Long.toString(version));
    words.put(UndoTeam.FORMER, Long.toString(decided));
    words.put("former-name", before.name());
    before.description().ifPresent(text -> words.put("former-description", text));
    return words;
  }

  /** The button <b>Undo</b>: gives both back, unless either was edited again. */
  static Command<UndoArgs> undo() {
    return Command.button(
        UNDO,
        "Give a team its former name and description back",
        new Need.OnTeam(TeamAct.EDIT),
        Params.of(
            UndoTeam.WHICH,
            UndoTeam.CHANGE,
            UndoTeam.CHANGE_BEFORE,
            required("former-name", "The name to give back", new Kind.Text(TeamName.LONGEST)),
            carried("former-description", new Kind.Text(500)),
            UndoArgs::new),
        Handler.change((context, tx, args) -> {
          Team team = UndoTeam.get(tx, args.team());
          tx.require(TeamRequest.of(context.seat(), TeamAct.EDIT, team.state()));
          if (TeamTable.decisions(tx.sql(), team.id()).edited() != Long.parseLong(args.version())) {
            throw new Refusal(
                "This cannot be undone any more: the team %s has been edited again since."
                    .formatted(team.inSentence()));
          }
          Team restored =
              write(
                  tx,
                  context.seat(),
                  team,
                  TeamName.of(args.formerName()),
                  args.formerDescription(),
                  Long.parseLong(args.former()),
                  "undone");
          return UndoTeam.undone(
              Span.bold(restored.label()),
              Span.plain(
                  restored
                      .description()
                      .map(text -> " has its name and description again: " + text)
                      .orElse(" has its name again, and no description.")));
        }));
  }
}
