package dev.roster.operator;

import dev.roster.json.Json;
import dev.roster.mail.Letter;
import dev.roster.person.People;
import dev.roster.person.Person;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Mailer;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Databases;
import dev.roster.store.OutboxRelay;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Mails of what platform admins do: to who leads an org, and to who is erased. */
final class OperatorMail {

  /** The kind of what tells somebody at the top of an org. */
  static final String NOTICE = "operator.mail";

  /**
   * The kind of the last mail to somebody who is erased. Its row holds the address, since nothing
   * else does any more, and is emptied as soon as the mail is sent or given up.
   */
  static final String FAREWELL = "operator.farewell";

  private static final String PERSON = "person";
  private static final String ORG = "org";
  private static final String MESSAGE = "message";
  private static final String EMAIL = "email";

  private final Databases databases;
  private final People people;
  private final Mailer mailer;

  OperatorMail(Databases databases, People people, Mailer mailer) {
    this.databases = databases;
    this.people = people;
    this.mailer = mailer;
  }

  static Map<String, String> words(UUID person, String org, Reply.Message message) {
    return Map.of(PERSON, person.toString(), ORG, org, MESSAGE, Json.write(message));
  }

  static Map<String, String> farewell(String email) {
    return Map.of(EMAIL, email);
  }

  void register(OutboxRelay relay) {
    relay.register(NOTICE, this::notice);
    relay.registerForgetting(FAREWELL, this::farewell);
  }

  private void notice(String key, Map<String, String> words) throws DeliveryException {
    UUID person = UUID.fromString(words.getOrDefault(PERSON, ""));
    String org = words.getOrDefault(ORG, "");
    var message = (Reply.Message) Json.read(words.getOrDefault(MESSAGE, ""), Reply.class);
    Optional<String> email = databases.read(sql -> people.find(sql, person).flatMap(Person::email));
    if (email.isPresent()) {
      mailer.send(
          Letter.headed("A platform admin acted in " + org)
              .says(message)
              .notes(Span.plain("You get this because you lead " + org + "."))
              .to(email.get(), "A platform admin acted in " + org, key));
    }
  }

  private void farewell(String key, Map<String, String> words) throws DeliveryException {
    String email = words.getOrDefault(EMAIL, "");
    if (email.isEmpty()) {
      return;
    }
    mailer.send(
        Letter.headed("Your account was deleted")
            .says(
                Span.plain(
                    "Whoever runs this Roster deleted your account: your name, your addresses, your"
                        + " linked chat accounts, your keys and your places in all orgs are gone."))
            .says(
                Span.plain(
                    "What was used under your account stays in the sums of its orgs, without your"
                        + " name. This cannot be undone; who is invited again begins anew."))
            .notes(
                Span.plain(
                    "If you think that this is wrong, ask whoever runs this Roster. This address is"
                        + " not kept."))
            .to(email, "Your Roster account was deleted", key));
  }
}
