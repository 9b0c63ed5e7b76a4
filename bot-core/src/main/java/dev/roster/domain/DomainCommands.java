package dev.roster.domain;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.action.Action;
import dev.roster.command.Caller;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Option;
import dev.roster.command.Params;
import dev.roster.command.Suggestion;
import dev.roster.command.Undo;
import dev.roster.domain.DomainCheck.Seen;
import dev.roster.domain.OrgDomain.Proof;
import dev.roster.domain.OrgDomain.State;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** {@code org domain-add}, {@code org domain-remove}, and what their buttons run. */
final class DomainCommands {

  private static final String CHECK = "org domain-check";
  private static final String UNDO = "org domain-undo";
  private static final String DOMAIN = "domain";
  private static final int LONGEST = 260;

  record Args(String domain) {}

  record UndoArgs(
      String domain,
      String state,
      String addedBy,
      String addedAt,
      String version,
      Optional<String> vouchedBy,
      Optional<String> proof,
      Optional<String> provenAt) {

    OrgDomain was(UUID org) {
      return new OrgDomain(
          org,
          new DomainName(domain),
          State.of(state),
          UUID.fromString(addedBy),
          Instant.parse(addedAt),
          vouchedBy.map(UUID::fromString),
          proof.map(Proof::of),
          provenAt.map(Instant::parse),
          Optional.empty(),
          Optional.empty(),
          Long.parseLong(version));
    }
  }

  private final Domains domains;
  private final JoinRole roles;
  private final Predicate<Caller> isPlatformAdmin;

  DomainCommands(Domains domains, JoinRole roles, Predicate<Caller> isPlatformAdmin) {
    this.domains = domains;
    this.roles = roles;
    this.isPlatformAdmin = isPlatformAdmin;
  }

  List<Command<?>> all() {
    return List.of(add(), remove(), check(), undo());
  }

  private Command<Args> add() {
    return new Command<>(
        "org domain-add",
        "Let people with an e-mail domain of the org come in, and see how one stands",
        "org domain-add acme.com",
        new Need.Holds(Permission.SETTINGS_MANAGE),
        Params.of(
            required(DOMAIN, "What stands after the @, such as acme.com", new Kind.Text(LONGEST)),
            Args::new),
        Handler.change((context, tx, args) -> {
          DomainName name = DomainName.read(args.domain());
          Domains.Added added = domains.add(tx, context.seat(), name);
          boolean vouches = !added.domain().isProven() && isPlatformAdmin.test(context.caller());
          if (!vouches) {
            return card(context, tx, added.domain(), false);
          }
          tx.actsAsOperator();
          return answer(
              context, tx, domains.prove(tx, context.seat(), name, Seen.THERE, Proof.PLATFORM));
        }));
  }

  /** How one stands, with what to do next. */
  private Reply.Message card(Context context, Tx tx, OrgDomain domain, boolean isNew) {
    Reply.Message card =
        switch (domain.state()) {
          case PENDING -> DomainReplies.waiting(domain, record(domain));
          case SUSPENDED -> DomainReplies.suspended(domain, record(domain));
          case PROVEN ->
              DomainReplies.proven(
                  context.seat(), domain, role(tx.sql(), context, domain), record(domain), isNew);
        };
    boolean looks = domain.proof().filter(Proof.PLATFORM::equals).isEmpty() && !isNew;
    return looks ? card.with(checkNow(context, domain)) : card;
  }

  private String record(OrgDomain domain) {
    return domains.record(domain.org(), domain.domain());
  }

  private Role role(Handle sql, Context context, OrgDomain domain) {
    return roles.of(sql, context.seat().scheme(), domain);
  }

  private static Block.Buttons checkNow(Context context, OrgDomain domain) {
    var action =
        new Action(
            Action.Answer.UPDATE,
            CHECK,
            Map.of(DOMAIN, domain.domain().ascii()),
            Optional.of(domain.org()),
            Optional.empty(),
            false,
            false,
            Duration.ofDays(30));
    return new Block.Buttons(
        List.of(new Button("Check now", Button.Style.PRIMARY, context.offers().offer(action))));
  }

  /** Looks before the change, since that asks the network. */
  private Command<Args> check() {
    return Command.button(
        CHECK,
        "Look for the record of a domain now",
        new Need.Holds(Permission.SETTINGS_MANAGE),
        Params.of(required(DOMAIN, "Which", new Kind.Text(LONGEST)), Args::new),
        Handler.prepared((before, args) -> {
          DomainName name = DomainName.read(args.domain());
          Seen seen = domains.look(before.seat().org(), name);
          return (context, tx) ->
              new Reply.Update(
                  answer(context, tx, domains.prove(tx, context.seat(), name, seen, Proof.DNS)));
        }));
  }

  private Reply.Message answer(Context context, Tx tx, Domains.Proven proven) {
    return switch (proven) {
      case Domains.Proven.Yes(var domain, var isNew) -> card(context, tx, domain, isNew);
      case Domains.Proven.No(var domain, var seen) ->
          card(context, tx, domain, false).with(DomainReplies.notYet(domain, seen, tx.now()));
      case Domains.Proven.Elsewhere(var domain) ->
          card(context, tx, domain, false).with(DomainReplies.elsewhere(domain));
    };
  }

  private Command<Args> remove() {
    return new Command<>(
        "org domain-remove",
        "Take an e-mail domain of the org away: nobody comes in by it any more",
        "org domain-remove acme.com",
        new Need.Holds(Permission.SETTINGS_MANAGE),
        Params.of(
            required(DOMAIN, "Which", new Kind.Suggested(DomainCommands::suggest, LONGEST)),
            Args::new),
        Handler.change((context, tx, args) -> {
          OrgDomain gone = domains.remove(tx, context.seat(), DomainName.read(args.domain()));
          return DomainReplies.removed(context.seat(), gone)
              .with(
                  Undo.button(
                      context,
                      UNDO,
                      words(gone, tx.version()),
                      "removed the domain " + gone.domain().ascii()));
        }));
  }

  private static List<Suggestion> suggest(Context context, Handle sql, String typed) {
    String start = typed.strip().toLowerCase(Locale.ROOT);
    return DomainTable.of(sql, context.seat().org(), Domains.MOST).stream()
        .map(domain -> domain.domain().ascii())
        .filter(domain -> domain.startsWith(start))
        .limit(25)
        .map(Suggestion::of)
        .toList();
  }

  private static Map<String, String> words(OrgDomain gone, long version) {
    var words = new HashMap<String, String>();
    words.put(DOMAIN, gone.domain().ascii());
    words.put("state", gone.state().word());
    words.put("added-by", gone.addedBy().toString());
    words.put("added-at", gone.addedAt().toString());
    words.put("version", Long.toString(version));
    gone.vouchedBy().ifPresent(by -> words.put("vouched-by", by.toString()));
    gone.proof().ifPresent(proof -> words.put("proof", proof.word()));
    gone.provenAt().ifPresent(at -> words.put("proven-at", at.toString()));
    return words;
  }

  /** The button <b>Undo</b>: the domain again as it was. */
  private Command<UndoArgs> undo() {
    return Command.button(
        UNDO,
        "Give the org a domain back that was removed",
        new Need.Holds(Permission.SETTINGS_MANAGE),
        Params.of(
            word(DOMAIN),
            word("state"),
            word("added-by"),
            word("added-at"),
            word("version"),
            carried("vouched-by", new Kind.Text(36)),
            carried("proof", new Kind.Text(10)),
            carried("proven-at", new Kind.Text(40)),
            UndoArgs::new),
        Handler.change((context, tx, args) ->
            new Reply.Update(
                DomainReplies.restored(
                    context.seat(),
                    domains.restore(tx, context.seat(), args.was(context.seat().org()))))));
  }

  private static Option<String> word(String name) {
    return required(name, "What it was", new Kind.Text(LONGEST));
  }
}
