package dev.roster.scheme;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.access.Schemes;
import dev.roster.apikey.KeyEnds;
import dev.roster.command.Command;
import dev.roster.command.Confirmation;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Suggestion;
import dev.roster.invite.InviteFeature;
import dev.roster.notice.Notices;
import dev.roster.org.Orgs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * {@code org scheme}: moves the org to another set of roles and rules. Always shows first what
 * becomes of whom (X24).
 */
public final class ChangeScheme {

  /** The option of Confirm that says what the question showed. */
  private static final String SEEN = "seen";

  record Args(String scheme, Optional<String> seen) {}

  private ChangeScheme() {}

  /** The command. */
  public static Command<?> declare(
      Schemes schemes, Orgs orgs, InviteFeature invite, KeyEnds keys, Notices notices) {
    var moving = new Moving(schemes, orgs, invite, keys, notices);
    return new Command<>(
            "org scheme",
            "Change which roles and rules the org has; shows first what becomes of whom",
            "org scheme portal",
            new Need.Holds(Permission.ORG_POLICY_RIGHTS),
            Params.of(
                required("scheme", "The new set of roles and rules", otherScheme()),
                carried(SEEN, new Kind.Text(16)),
                Args::new),
            Handler.change((context, tx, args) ->
                SchemeReplies.moved(
                    context.seat(), moving.move(tx, context.seat(), args.scheme(), args.seen()))))
        .confirming((context, sql, args) -> question(context, sql, moving, args));
  }

  private static Kind.Suggested otherScheme() {
    return new Kind.Suggested(
        (context, sql, typed) ->
            SchemeTable.others(sql, context.seat().scheme().name()).entrySet().stream()
                .filter(scheme -> scheme.getKey().startsWith(typed))
                .sorted(Map.Entry.comparingByKey())
                .map(scheme ->
                    new Suggestion(scheme.getKey(), scheme.getKey() + ": " + scheme.getValue()))
                .toList(),
        20);
  }

  private static Optional<Confirmation> question(
      Context context, Handle sql, Moving moving, Args args) {
    Move move = moving.plan(sql, context.seat(), args.scheme(), context.now());
    return Optional.of(
        new Confirmation(
                "Change %s to the scheme %s?".formatted(context.seat().orgName(), move.to().name()),
                List.of(),
                true)
            .showing(SchemeReplies.preview(context.seat(), move))
            .carrying(Map.of(SEEN, move.seen())));
  }
}
