package dev.roster.account;

import dev.roster.access.Refusal;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Confirmation;
import dev.roster.command.Context;
import dev.roster.command.PersonRef;
import dev.roster.command.Shown;
import dev.roster.person.EmailAddress;
import dev.roster.person.People;
import dev.roster.person.Person;
import dev.roster.person.PlatformAdmins;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.session.SignInRows;
import dev.roster.store.Outgoing;
import dev.roster.store.Tx;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * {@code account unlink sign-in}: forgets by which account somebody signs in, so that another one
 * with their address takes its place: their account at the identity provider was made anew. Whoever
 * speaks for them in chat may, and a platform admin; a mailed code on a page may not, for a company
 * gives an address to somebody new (ADR 013). How a platform admin signs in is changed only by
 * somebody who speaks as one.
 */
final class ForgetSignIn {

  private static final String NAMING =
      "Only platform admins can do this to others: the people who run this Roster. `/account unlink sign-in` without a name forgets your own.";

  private final People people;
  private final PlatformAdmins admins;

  ForgetSignIn(People people, PlatformAdmins admins) {
    this.people = people;
    this.admins = admins;
  }

  /**
   * Whose sign-in is forgotten.
   *
   * @param own whether it is that of who asks
   */
  private record Whose(Person person, List<SignInRows.Known> known, boolean own) {

    String places() {
      return ForgetSignIn.places(known);
    }

    String address() {
      return known.getFirst().email().typed();
    }
  }

  private static String host(String issuer) {
    String host = URI.create(issuer).getHost();
    return host == null ? issuer : host;
  }

  /** Where somebody signs in, for who unlinks a chat account; empty for nowhere. */
  static Optional<String> places(Handle sql, UUID person) {
    return Optional.of(SignInRows.of(sql, person))
        .filter(known -> !known.isEmpty())
        .map(ForgetSignIn::places);
  }

  private static String places(List<SignInRows.Known> known) {
    return known.stream()
        .map(one -> host(one.issuer()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /**
   * Decides.
   *
   * @throws Refusal for who may not, and where nobody signs in
   */
  private Whose whose(Context context, Handle sql, Optional<PersonRef> named) {
    boolean operator = context.caller().platformAdmin();
    if (named.isPresent() && !operator) {
      throw new Refusal(NAMING);
    }
    Person person = named.map(ref -> named(context, sql, ref)).orElseGet(() -> self(context, sql));
    boolean own = context.caller().person().equals(Optional.of(person.id()));
    List<SignInRows.Known> known = SignInRows.of(sql, person.id());
    if (known.isEmpty()) {
      throw new Refusal(
          own
              ? "Roster knows of no sign-in of yours, so there is nothing to forget: sign in on the web, and it is yours."
              : "Roster knows of no sign-in of %s, so there is nothing to forget."
                  .formatted(Shown.of(person.name())));
    }
    boolean ofOperator =
        known.stream().map(SignInRows.Known::email).anyMatch(admins::isAddress)
            || person.email().flatMap(EmailAddress::parse).filter(admins::isAddress).isPresent();
    if (ofOperator && !operator) {
      throw new Refusal(
          "Only platform admins can do this to how a platform admin signs in, and Roster does not know you here as one. From the workspace that Roster's own configuration names you can, and so can another platform admin: `/account unlink sign-in person:%s`."
              .formatted(known.getFirst().email().typed()));
    }
    return new Whose(person, known, own);
  }

  private Person self(Context context, Handle sql) {
    return people
        .byAccount(sql, context.call().account())
        .flatMap(id -> people.find(sql, id))
        .orElseThrow(() ->
            new Refusal(
                "This account is linked to nobody, so Roster does not know whose sign-in to forget. `/account link` says who you are."));
  }

  private Person named(Context context, Handle sql, PersonRef ref) {
    Optional<UUID> found =
        switch (ref) {
          case PersonRef.ById(var id) -> Optional.of(id);
          case PersonRef.ByAccount(var account) -> people.byAccount(sql, account);
          case PersonRef.ByEmail(var address) ->
              EmailAddress.parse(address)
                  .flatMap(email -> people.knownBy(sql, email, context.call().account()));
        };
    return found
        .map(id -> people.now(sql, id))
        .flatMap(id -> people.find(sql, id))
        .orElseThrow(() -> Refusal.unknown("Nobody is known to Roster by that name."));
  }

  Confirmation question(Context context, Handle sql, Optional<PersonRef> named) {
    Whose whose = whose(context, sql, named);
    String of = whose.own() ? "you" : Shown.of(whose.person().name());
    return new Confirmation(
            "Forget how %s at %s?"
                .formatted(whose.own() ? "you sign in" : of + " signs in", whose.places()),
            List.of(
                Span.plain("Whoever signs in there next as "),
                Span.code(whose.address()),
                Span.plain(
                    " is taken for %s, with role, orgs and all. Browsers that are signed in so are signed out."
                        .formatted(of))),
            true)
        .showing(
            List.of(
                new Block.Note(
                    List.of(
                        Span.plain(
                            "Right where %s account there was made anew. Wrong where the address was given to somebody else."
                                .formatted(whose.own() ? "your" : "their"))))))
        .carrying(named.isPresent() ? Map.of("person", "id:" + whose.person().id()) : Map.of());
  }

  Reply forget(Context context, Tx tx, Optional<PersonRef> named) {
    Whose whose = whose(context, tx.sql(), named);
    if (whose.own()) {
      tx.actsOnOneself();
    } else {
      tx.actsAsOperator();
    }
    UUID person = whose.person().id();
    SignInRows.forget(tx, person);
    tx.audit(
        AuditEvent.changed(
                "account.sign_in_forgotten",
                "person",
                person,
                Map.of("issuer", whose.known().getFirst().issuer(), "person", person.toString()),
                Map.of())
            .saying(Map.of("email", whose.address())));
    tx.send(
        new Outgoing(
            SignInMail.KIND,
            SignInMail.KIND + ":" + person,
            SignInMail.words(person, whose.places(), whose.own() ? "" : context.caller().name())));
    return new Reply.Update(
        Reply.of(
                Span.bold("Forgotten."),
                Span.plain(" Who signs in at %s next as ".formatted(whose.places())),
                Span.code(whose.address()),
                Span.plain(" is %s.".formatted(whose.own() ? "you" : whose.person().name())))
            .with(
                new Block.Note(
                    List.of(
                        Span.plain(
                            whose.own()
                                ? "You are told by mail too, in case that somebody else did this in your name."
                                : "They are told by mail.")))));
  }
}
