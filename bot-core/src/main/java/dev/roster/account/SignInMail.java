package dev.roster.account;

import dev.roster.mail.Letter;
import dev.roster.person.People;
import dev.roster.person.Person;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.MailText;
import dev.roster.platform.Mailer;
import dev.roster.reply.Span;
import dev.roster.store.Databases;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells somebody by mail that how they sign in was forgotten. */
final class SignInMail {

  /** The kind of it in the outbox. */
  static final String KIND = "account.sign_in_forgotten";

  private static final String PERSON = "person";
  private static final String PLACES = "places";
  private static final String BY = "by";

  private final Databases databases;
  private final People people;
  private final Mailer mailer;

  SignInMail(Databases databases, People people, Mailer mailer) {
    this.databases = databases;
    this.people = people;
    this.mailer = mailer;
  }

  /**
   * What the outbox keeps.
   *
   * @param places where they signed in
   * @param by who did it; empty for themselves
   */
  static Map<String, String> words(UUID person, String places, String by) {
    return Map.of(PERSON, person.toString(), PLACES, places, BY, by);
  }

  void send(String key, Map<String, String> words) throws DeliveryException {
    UUID person = UUID.fromString(words.getOrDefault(PERSON, ""));
    Optional<String> email =
        databases.read(sql ->
            people
                .provenEmail(sql, person)
                .flatMap(_ -> people.find(sql, person))
                .flatMap(Person::email));
    if (email.isPresent()) {
      mailer.send(letter(words).to(email.get(), "How you sign in to Roster was forgotten", key));
    }
  }

  private static Letter letter(Map<String, String> words) {
    String by = words.getOrDefault(BY, "");
    String who =
        by.isEmpty()
            ? "Somebody who speaks for you in chat, and that should be you,"
            : MailText.name(by) + ", a platform admin of this Roster,";
    return Letter.headed("How you sign in was forgotten")
        .says(
            Span.plain(
                "%s made Roster forget by which account you sign in at %s."
                    .formatted(who, words.getOrDefault(PLACES, ""))))
        .says(
            Span.plain(
                "Sign in there once more: the account that has this address then is yours from now on. All browsers that were signed in so are signed out."))
        .notes(
            Span.plain(
                "If you think that this is wrong, sign in yourself at once, and tell whoever runs this Roster."));
  }
}
