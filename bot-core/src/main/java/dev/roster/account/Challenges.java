package dev.roster.account;

import dev.roster.access.Refusal;
import dev.roster.audit.AuditEvent;
import dev.roster.chat.Account;
import dev.roster.code.Codes;
import dev.roster.code.Patience;
import dev.roster.command.Context;
import dev.roster.person.EmailAddress;
import dev.roster.person.People;
import dev.roster.platform.Profile;
import dev.roster.store.Outgoing;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks for codes and takes them, so often and no oftener. */
final class Challenges {

  static final Duration LIFE = Duration.ofMinutes(15);

  /** The kind of the outbox's rows, and the word with the challenge's id in them. */
  static final String MAIL = "account.code";

  static final String CHALLENGE = "challenge";

  private final Codes codes;
  private final People people;

  Challenges(Codes codes, People people) {
    this.codes = codes;
    this.people = people;
  }

  /**
   * Mails a code. Says and does the same whether anybody is known by that address.
   *
   * @param askedIn what people call the workspace or server
   */
  Challenge ask(Context context, Tx tx, EmailAddress email, Optional<String> askedIn) {
    tx.actsOnOneself();
    Profile profile = context.caller().profile();
    requireNotLinked(tx, context.caller().person(), email);
    requirePatience(tx, profile.account(), email);
    ChallengeTable.end(tx.sql(), profile.account(), tx.now());
    var challenge =
        new Challenge(
            Transactions.newId(),
            profile.account(),
            profile.name(),
            askedIn,
            email.typed(),
            0,
            tx.now(),
            tx.now().plus(LIFE),
            true);
    ChallengeTable.insert(tx.sql(), challenge, email);
    tx.audit(
        AuditEvent.created(
                "account.asked",
                "challenge",
                challenge.id(),
                Map.of("account", profile.account().toString()))
            .saying(Map.of("email", email.typed())));
    tx.send(
        new Outgoing(
            MAIL, MAIL + ":" + profile.account(), Map.of(CHALLENGE, challenge.id().toString())));
    return challenge;
  }

  /** Whoever is in an org stays with the address that they proved. */
  private void requireNotLinked(Tx tx, Optional<UUID> person, EmailAddress email) {
    Optional<UUID> settled = person.filter(one -> people.isInSharedOrg(tx.sql(), one));
    Optional<String> proven = settled.flatMap(one -> people.provenEmail(tx.sql(), one));
    if (proven.filter(email.normalised()::equals).isPresent()) {
      throw new Refusal(AccountReplies.known(email.typed()));
    }
    if (proven.isPresent()) {
      throw new Refusal(AccountReplies.otherAddress(proven.get()));
    }
  }

  private static void requirePatience(Tx tx, Account account, EmailAddress email) {
    Instant since = tx.now().minus(Patience.HOUR);
    var byAccount = ChallengeTable.askedBy(tx.sql(), account, since);
    var forAddress = ChallengeTable.askedFor(tx.sql(), email, since);
    Optional<Instant> last =
        byAccount.last().filter(at -> forAddress.last().filter(at::isBefore).isEmpty());
    Optional<Duration> left = Patience.left(last.or(forAddress::last), tx.now());
    if (left.isPresent()) {
      throw new Refusal(Patience.tooSoon(left.get()));
    }
    if (byAccount.count() >= Patience.MOST_AN_HOUR || forAddress.count() >= Patience.MOST_AN_HOUR) {
      throw new Refusal(Patience.TOO_OFTEN);
    }
  }

  /**
   * Takes what somebody typed for the code.
   *
   * @return the address that they read; empty when the code is wrong, used, replaced or too old
   */
  Optional<EmailAddress> take(Tx tx, Account account, String typed) {
    tx.actsOnOneself();
    Optional<Challenge> open =
        ChallengeTable.open(tx.sql(), account).filter(one -> one.isOpenAt(tx.now()));
    if (open.isEmpty()) {
      tx.leaveUnchanged();
      return Optional.empty();
    }
    Challenge challenge = open.get();
    if (!codes.isCodeOf(challenge.id().toString(), typed)) {
      ChallengeTable.miss(tx.sql(), challenge.id(), Patience.TRIES, tx.now());
      tx.audit(
          AuditEvent.changed(
              "account.wrong_code",
              "challenge",
              challenge.id(),
              Map.of("tries", Integer.toString(challenge.tries())),
              Map.of("tries", Integer.toString(challenge.tries() + 1))));
      return Optional.empty();
    }
    ChallengeTable.end(tx.sql(), account, tx.now());
    return EmailAddress.parse(challenge.email());
  }
}
