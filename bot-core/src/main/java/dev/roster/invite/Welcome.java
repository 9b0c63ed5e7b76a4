package dev.roster.invite;

import dev.roster.member.Members;
import dev.roster.org.Org;
import dev.roster.org.Orgs;
import dev.roster.person.People;
import dev.roster.person.Person;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Mailer;
import dev.roster.store.Databases;
import dev.roster.store.OutboxRelay;
import dev.roster.store.Outgoing;
import dev.roster.store.Tx;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Welcomes whoever comes into an org for the first time, by mail (A29): once for a person and an
 * org, whatever happens later. Whoever is reactivated, or removed and taken in again, is no
 * newcomer; in another org they are.
 */
public final class Welcome {

  private static final String MAIL = "welcome.mail";
  private static final String ORG = "org";
  private static final String PERSON = "person";
  private static final String EMAIL = "email";
  private static final String BY = "by";

  private final Databases databases;
  private final InstantSource clock;
  private final People people;
  private final Orgs orgs;
  private final Members members;
  private final Mailer mailer;
  private final WelcomeMail mail;

  Welcome(InviteFeature.Shared shared, Mailer mailer, URI publicUrl) {
    this.databases = shared.databases();
    this.clock = shared.clock();
    this.people = shared.people();
    this.orgs = shared.orgs();
    this.members = shared.members();
    this.mailer = mailer;
    this.mail = new WelcomeMail(shared.schemes(), publicUrl);
  }

  void register(OutboxRelay relay) {
    relay.register(MAIL, this::send);
  }

  /**
   * Mails a welcome to whoever joins the org that is changed, if they never did before. Without an
   * address that is theirs they are not mailed, now or later.
   *
   * @param invited the address that they were invited by and accepted with, if they were
   * @param by who let them in whom nobody invited; the mail says so
   * @return whether they are mailed
   */
  public boolean greet(Tx tx, UUID person, Optional<String> invited, Optional<UUID> by) {
    if (!isFirst(tx, person)) {
      return false;
    }
    boolean reads = people.provenEmail(tx.sql(), person).isPresent();
    if (reads || invited.isPresent()) {
      var words = new HashMap<>(Map.of(ORG, tx.org().toString(), PERSON, person.toString()));
      if (!reads) {
        words.put(EMAIL, invited.orElseThrow());
      }
      by.ifPresent(who -> words.put(BY, who.toString()));
      tx.send(new Outgoing(MAIL, "welcome:" + person, words));
    }
    return reads || invited.isPresent();
  }

  private static boolean isFirst(Tx tx, UUID person) {
    return tx.sql()
            .createUpdate(
                """
                insert ignore into welcomed (org_id, person_id, welcomed_at)
                values (:org, :person, :now)
                """)
            .bind("org", tx.org())
            .bind("person", person)
            .bind("now", tx.now())
            .execute()
        == 1;
  }

  private void send(String key, Map<String, String> words) throws DeliveryException {
    UUID org = UUID.fromString(words.getOrDefault(ORG, ""));
    UUID then = UUID.fromString(words.getOrDefault(PERSON, ""));
    Optional<Mailer.Mail> composed =
        databases.read(sql -> {
          UUID now = people.now(sql, then);
          Optional<String> to =
              people.provenEmail(sql, now).isPresent()
                  ? people.find(sql, now).flatMap(Person::email)
                  : Optional.ofNullable(words.get(EMAIL));
          Optional<String> by =
              Optional.ofNullable(words.get(BY))
                  .flatMap(who -> people.find(sql, people.now(sql, UUID.fromString(who))))
                  .map(Person::name);
          return to.flatMap(address -> compose(sql, org, now, address, by, key));
        });
    if (composed.isPresent()) {
      mailer.send(composed.get());
    }
  }

  /** Whoever went meanwhile is not welcomed any more. */
  private Optional<Mailer.Mail> compose(
      Handle sql, UUID org, UUID person, String address, Optional<String> by, String key) {
    return members
        .byPerson(sql, org, person)
        .map(member -> {
          Org into = orgs.get(sql, org, clock.instant());
          return mail.compose(
              sql,
              new WelcomeMail.Newcomer(address, member.name(), member.role(), by),
              into,
              orgs.connections(sql, org),
              key);
        });
  }
}
