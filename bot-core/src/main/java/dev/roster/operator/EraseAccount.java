package dev.roster.operator;

import static dev.roster.command.Option.required;

import dev.roster.command.Command;
import dev.roster.command.Confirmation;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.operator.Erasure.Place;
import dev.roster.operator.Erasure.Plan;
import dev.roster.person.Person;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code account erase}: deletes somebody's account for good; always asks first (B29). */
final class EraseAccount {

  static final String PATH = "account erase";
  private static final String PERSON = "person";

  private static final int SHOWN = 8;

  private EraseAccount() {}

  static Command<PersonRef> declare(OperatorCommands.Shared shared) {
    var erasure = new Erasure(shared);
    return new Command<>(
            PATH,
            "Delete somebody's account in all orgs, for good (platform admins)",
            "account erase ben@acme.test",
            OperatorCommands.NEED,
            Params.of(
                required(
                    PERSON,
                    "Whose: anybody whom Roster knows by a proven address or a chat account",
                    new Kind.Person(shared.known()::suggest)),
                person -> person),
            Handler.change(
                (context, person) -> new Handler.Scope.OnPlatform(),
                (context, tx, who) -> {
                  Person person = shared.known().get(tx.sql(), context, who);
                  erasure.erase(context, tx, person);
                  return erased(person);
                }))
        .confirming((context, sql, who) -> {
          Person person = shared.known().get(sql, context, who);
          return Optional.of(question(erasure.plan(context, sql, person)));
        });
  }

  private static Confirmation question(Plan plan) {
    Person person = plan.person();
    var facts = new ArrayList<Fact>();
    facts.add(fact("Address", person.email().orElse("none known")));
    facts.add(fact("Chat accounts", Integer.toString(person.accounts().size())));
    for (Place place : plan.orgs().stream().limit(SHOWN).toList()) {
      facts.add(
          fact(
              place.org(),
              place.ends().isEmpty()
                  ? "their place ends"
                  : "their place ends; " + String.join("; ", place.ends())));
    }
    if (plan.orgs().size() > SHOWN) {
      facts.add(fact("Further orgs", "%d more".formatted(plan.orgs().size() - SHOWN)));
    }
    plan.personal().ifPresent(_ -> facts.add(fact("Their personal org", "deleted")));
    return new Confirmation(
            "Erase %s for good?".formatted(person.name()),
            List.of(
                person.span(),
                Span.plain(
                    " loses every place, key, session and linked account at once, and Roster"
                        + " forgets their name, addresses and reasons. This cannot be undone.")),
            true)
        .showing(
            List.of(
                new Block.Facts(facts),
                new Block.Note(
                    List.of(
                        Span.plain(
                            "What they used stays in the sums of each org, and what they did in the"
                                + " audit, under no name. Messages that stand in chat keep their"
                                + " name, but for cards that are still open; so do mails that were"
                                + " sent, and backups. "
                                + (plan.mailed()
                                    ? "They are told by mail."
                                    : "They are told in chat, where that is possible."))))))
        .carrying(Map.of(PERSON, "id:" + person.id()));
  }

  private static Fact fact(String label, String words) {
    return new Fact(label, List.of(Span.plain(words)));
  }

  /** Names nobody: the answer is kept for a while. */
  private static Reply erased(Person person) {
    String accounts =
        person.accounts().stream()
            .map(one -> one.platform())
            .distinct()
            .collect(Collectors.joining(", "));
    return new Reply.Update(
        Reply.of(
                Span.bold("Erased."),
                Span.plain(
                    " Their places, keys, sessions%s are gone, and so are their name and addresses."
                        .formatted(accounts.isEmpty() ? "" : " and accounts (" + accounts + ")")))
            .with(
                new Block.Note(
                    List.of(
                        Span.plain(
                            "The audit still verifies. Messages that stand in chat keep the name and"
                                + " are taken away there; backups keep the account until they are"
                                + " replaced.")))));
  }
}
