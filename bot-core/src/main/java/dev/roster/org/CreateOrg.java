package dev.roster.org;

import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.required;
import static dev.roster.command.Option.rest;

import dev.roster.command.Caller;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.platform.Platforms;
import dev.roster.platform.Profile;
import dev.roster.store.Transactions;
import java.util.List;
import java.util.Optional;

/** {@code org create}: makes an org; whoever makes it gets its scheme's top role (D08). */
final class CreateOrg {

  /** The plans of D26 to D29. */
  private static final List<String> PLANS = List.of("free", "starter", "pro", "byok");

  /** The shipped schemes; an org for which none is named gets the first. */
  private static final List<String> SCHEMES =
      List.of("owned", "network", "ladder", "directory", "portal");

  record Args(String name, String plan, Optional<String> description, Optional<String> scheme) {}

  private CreateOrg() {}

  static Command<Args> declare(Orgs orgs, Platforms platforms, OrgCreation creation) {
    return new Command<>(
        "org create",
        "Make an org; you get its highest role",
        "org create \"Acme Corp\" starter",
        need(creation),
        Params.of(
            required("name", "What the org is called", new Kind.Text(80)),
            required(
                "plan",
                "What it pays for: how many people it has room for",
                new Kind.Choice(PLANS)),
            rest("description", "What the org is for", new Kind.Text(500)),
            optional(
                "scheme",
                "Which roles it has; `owned` (owner, admin, member) without it",
                new Kind.Choice(SCHEMES)),
            Args::new),
        Handler.prepared(
            (context, args) -> new Handler.Scope.NewOrg(Transactions.newId()),
            (before, args) -> {
              // An org of no server could be spoken of nowhere.
              Connecting.requireServer(before.call().place(), "org create");
              Optional<String> install = platforms.installName(before.call().place());
              return (context, tx) -> {
                var draft =
                    new Orgs.Draft(
                        OrgName.read(args.name()),
                        args.plan(),
                        args.description(),
                        args.scheme().orElse(SCHEMES.getFirst()));
                Org org = orgs.create(context, tx, draft, install);
                return OrgReplies.created(org, orgs.invites(tx.sql(), org.id()));
              };
            }));
  }

  private static Need need(OrgCreation creation) {
    return switch (creation) {
      case ANYONE -> new Need.Judged(caller -> true, "");
      case CHAT_ADMINS ->
          new Need.Judged(
              caller ->
                  caller.platformAdmin() || caller.profile().standing() == Profile.Standing.ADMIN,
              "Only admins of this workspace or server may create orgs. Ask one of them to run"
                  + " `/org create`.");
      case PLATFORM_ADMINS ->
          new Need.Judged(
              Caller::platformAdmin,
              "Only the people who run this Roster may create orgs. Ask them.");
    };
  }
}
