package dev.roster.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.door.Door;
import dev.roster.door.Entry;
import dev.roster.person.EmailAddress;
import dev.roster.reply.Reply;
import dev.roster.session.Proof;
import dev.roster.testing.TestRoster;
import java.net.IDN;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** People who come to the orgs of a test by signing in. */
public final class Gate {

  private static final Pattern RECORD =
      Pattern.compile("roster-domain-verification=[A-Za-z0-9_-]{32}");
  private static final AtomicInteger KEYS = new AtomicInteger();

  private final TestRoster roster;

  /** Before the orgs of that roster. */
  public Gate(TestRoster roster) {
    this.roster = roster;
  }

  /** Somebody who proved an address and speaks in no chat. */
  public UUID newcomer(String email) {
    return newcomer(email, email);
  }

  /** The same with a name. */
  public UUID newcomer(String name, String email) {
    UUID id = UUID.randomUUID();
    var address = EmailAddress.parse(email).orElseThrow();
    var now = LocalDateTime.ofInstant(roster.clock().instant(), ZoneOffset.UTC);
    roster
        .database()
        .run(
            "insert into person (id, display_name, email, email_norm, email_proven_at, created_at)"
                + " values (?, ?, ?, ?, ?, ?)",
            id.toString(),
            name,
            address.typed(),
            address.normalised(),
            now,
            now);
    return id;
  }

  /** What an identity provider vouches for. */
  public static Proof.SignIn proof(String email) {
    return new Proof.SignIn(
        "https://id.test",
        email,
        EmailAddress.parse(email).orElseThrow(),
        Optional.empty(),
        Optional.empty());
  }

  /** They sign in. */
  public List<Entry> enter(UUID person, String email) {
    return enter(roster.core().domainDoor(), person, email);
  }

  /** They sign in at another replica. */
  public static List<Entry> enter(Door door, UUID person, String email) {
    return door.open(person, proof(email), "sign-in:" + KEYS.incrementAndGet());
  }

  /** The record that an org is told to publish for a domain. */
  public String record(Account admin, String domain) {
    var found = RECORD.matcher(roster.ask(admin, "org domain-add " + domain));
    assertThat(found.find()).isTrue();
    return found.group();
  }

  /** Proves a domain for the org that the admin speaks of; the answer. */
  public Reply prove(Account admin, String domain) {
    Reply card = roster.say(admin, "org domain-add " + domain);
    roster.records().publish("_roster." + IDN.toASCII(domain), record(admin, domain));
    Reply proven = roster.press(admin, card, "Check now");
    assertThat(TestRoster.words(proven)).contains("belongs to");
    return proven;
  }

  /** Sets a policy, with Confirm where it asks. */
  public void policy(Account admin, String key, String value) {
    Reply asked = roster.say(admin, "org policy " + key + " " + value);
    boolean asks = TestRoster.message(asked).toString().contains("label=Confirm");
    String said = TestRoster.words(asks ? roster.press(admin, asked, "Confirm") : asked);
    assertThat(said).contains(key);
  }
}
