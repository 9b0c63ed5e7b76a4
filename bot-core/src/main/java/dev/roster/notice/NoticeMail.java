package dev.roster.notice;

import dev.roster.json.Json;
import dev.roster.mail.Letter;
import dev.roster.person.People;
import dev.roster.person.Person;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Mailer;
import dev.roster.platform.Mailer.Mail;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Databases;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Tells by mail who has no chat account where an org is spoken of, such as somebody who accepted an
 * invitation by its link: at the address that they proved, and at no other.
 */
final class NoticeMail {

  static final String KIND = "notice.mail";

  private final Databases databases;
  private final People people;
  private final Mailer mailer;

  NoticeMail(Databases databases, People people, Mailer mailer) {
    this.databases = databases;
    this.people = people;
    this.mailer = mailer;
  }

  /** Sends it, unless the address was taken from the person meanwhile. */
  void deliver(String key, Map<String, String> words) throws DeliveryException {
    UUID org = UUID.fromString(words.getOrDefault(Notices.ORG, ""));
    UUID person = UUID.fromString(words.getOrDefault(Notices.PERSON, ""));
    Reply.Message message =
        (Reply.Message) Json.read(words.getOrDefault(Notices.MESSAGE, ""), Reply.class);
    Optional<Mail> mail =
        databases.read(
            sql -> address(sql, person).map(to -> compose(orgName(sql, org), message, to, key)));
    if (mail.isPresent()) {
      mailer.send(mail.get());
    }
  }

  private Optional<String> address(Handle sql, UUID person) {
    return people
        .provenEmail(sql, person)
        .map(proven -> people.find(sql, person).flatMap(Person::email).orElse(proven));
  }

  private static String orgName(Handle sql, UUID org) {
    return sql.createQuery("select name from org where id = :org")
        .bind("org", org)
        .mapTo(String.class)
        .findOne()
        .orElse("Roster");
  }

  private static Mail compose(String orgName, Reply.Message message, String to, String key) {
    String heading = heading(message).orElse(orgName);
    return Letter.headed(heading)
        .says(message)
        .notes(
            Span.plain(
                "You get this mail since it is about your place in %s, and no chat account of yours is known there that could be told."
                    .formatted(orgName)))
        .to(to, orgName + ": " + subject(message), key);
  }

  private static Optional<String> heading(Reply.Message message) {
    return message.blocks().stream()
        .filter(Block.Heading.class::isInstance)
        .map(block -> ((Block.Heading) block).text())
        .findFirst();
  }

  /** The heading, else the first line: what a mailbox shows of it. */
  private static String subject(Reply.Message message) {
    return heading(message)
        .orElseGet(() -> message.withoutButtons().words().lines().findFirst().orElse("news"));
  }
}
