package dev.roster.org;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.required;
import static dev.roster.command.Option.rest;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Undo;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code org edit}: gives the org another name or description, and takes that back. */
final class EditOrg {

  private static final String UNDO = "org edit-undo";

  /** What is typed for no description at all. */
  private static final Set<String> NOTHING = Set.of("none", "-");

  record Args(Optional<String> name, Optional<String> description) {}

  record UndoArgs(
      String formerName, String version, String formerVersion, Optional<String> description) {}

  private EditOrg() {}

  static Command<Args> declare(Orgs orgs) {
    return new Command<>(
        "org edit",
        "Change the name or description of the org",
        "org edit name:\"Acme Corp\"",
        new Need.Holds(Permission.SETTINGS_MANAGE),
        Params.of(
            optional("name", "The new name; the short name stays", new Kind.Text(80)),
            rest(
                "description",
                "The new description; `none` for no description",
                new Kind.Text(500)),
            Args::new),
        Handler.change((context, tx, args) -> edit(context, tx, orgs, args)));
  }

  private static Reply edit(Context context, Tx tx, Orgs orgs, Args args) {
    tx.require(AccessRequest.of(context.seat(), Permission.SETTINGS_MANAGE));
    Org before = orgs.get(tx.sql(), tx.org(), tx.now());
    if (args.name().isEmpty() && args.description().isEmpty()) {
      throw new Refusal(
          "Say what to change of %s: `/org edit name:\"Acme Corp\"`, or `/org edit description:\"We make things\"` (`none` for no description)."
              .formatted(before.name()));
    }
    String name = args.name().map(OrgName::read).orElse(before.name());
    Optional<String> description =
        args.description().isPresent()
            ? args.description().filter(text -> !NOTHING.contains(text))
            : before.description();
    if (name.equals(before.name()) && description.equals(before.description())) {
      throw new Refusal(
          "%s has this name and description already; nothing was changed."
              .formatted(before.name()));
    }
    long decided = EditTable.decided(tx.sql(), before.id());
    write(tx, before, name, description, tx.version(), "edited");
    var words = new HashMap<String, String>();
    words.put("former-name", before.name());
    words.put("version", Long.toString(tx.version()));
    words.put("former-version", Long.toString(decided));
    before.description().ifPresent(text -> words.put("former-description", text));
    return changed(before, name, description)
        .with(Undo.button(context, UNDO, words, "edited the org " + name));
  }

  private static Reply.Message changed(Org before, String name, Optional<String> description) {
    var spans = new ArrayList<Span>();
    if (!name.equals(before.name())) {
      spans.add(Span.plain(before.name() + " is called "));
      spans.add(Span.bold(name));
      spans.add(Span.plain(" now; its short name stays "));
      spans.add(Span.code(before.slug()));
      spans.add(Span.plain("."));
    }
    if (!description.equals(before.description())) {
      spans.add(
          Span.plain(
              (spans.isEmpty() ? "" : " ")
                  + description
                      .map(text -> "The description of " + name + " is now: " + text)
                      .orElse(name + " has no description any more.")));
    }
    return Reply.of(spans.toArray(Span[]::new));
  }

  private static void write(
      Tx tx, Org before, String name, Optional<String> description, long decided, String why) {
    EditTable.edit(tx.sql(), before.id(), name, description, decided);
    var personal = new HashMap<>(Map.of("reason", why));
    if (!name.equals(before.name())) {
      personal.put("name_before", before.name());
      personal.put("name", name);
    }
    if (!description.equals(before.description())) {
      personal.put("description_before", before.description().orElse(""));
      personal.put("description", description.orElse(""));
    }
    tx.audit(
        AuditEvent.changed(
                "org.edited",
                "org",
                before.id(),
                Map.of("slug", before.slug()),
                Map.of("slug", before.slug()))
            .saying(personal));
  }

  /** The button <b>Undo</b>: gives both back, unless somebody edited again. */
  static Command<UndoArgs> undo(Orgs orgs) {
    return Command.button(
        UNDO,
        "Give the org its former name and description back",
        new Need.Holds(Permission.SETTINGS_MANAGE),
        Params.of(
            required("former-name", "The name to give back", new Kind.Text(80)),
            required("version", "The edit that is taken back", new Kind.Text(20)),
            required("former-version", "The edit before", new Kind.Text(20)),
            carried("former-description", new Kind.Text(500)),
            UndoArgs::new),
        Handler.change((context, tx, args) -> {
          tx.require(AccessRequest.of(context.seat(), Permission.SETTINGS_MANAGE));
          Org org = orgs.get(tx.sql(), tx.org(), tx.now());
          if (EditTable.decided(tx.sql(), org.id()) != Long.parseLong(args.version())) {
            throw new Refusal(
                "This cannot be undone any more: %s has been edited again since."
                    .formatted(org.name()));
          }
          write(
              tx,
              org,
              args.formerName(),
              args.description(),
              Long.parseLong(args.formerVersion()),
              "undone");
          return new Reply.Update(
              Reply.of(
                  Span.plain("Undone: "),
                  Span.bold(args.formerName()),
                  Span.plain(
                      args.description()
                          .map(text -> " has its name and description again: " + text)
                          .orElse(" has its name again, and no description."))));
        }));
  }
}
