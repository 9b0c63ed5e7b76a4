package dev.roster.notice;

import dev.roster.action.Actions;
import dev.roster.action.Offers;
import dev.roster.audit.Actor;
import dev.roster.chat.Account;
import dev.roster.json.Json;
import dev.roster.person.People;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Mailer;
import dev.roster.platform.Platforms;
import dev.roster.reply.Reply;
import dev.roster.store.Databases;
import dev.roster.store.Housekeeping;
import dev.roster.store.OutboxRelay;
import dev.roster.store.Outgoing;
import dev.roster.store.Patience;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells somebody in a direct message what happened to them in an org: on the platform they last
 * used, or on another one where that one refuses or is cut off. What cannot be read there, because
 * they take no direct messages, stays in their inbox for 14 days. Who has no account where the org
 * is spoken of is told by mail, at the address that they proved.
 */
public final class Notices {

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final String KIND = "notice";
  static final String ORG = "org";
  static final String PERSON = "person";
  static final String MESSAGE = "message";

  // The accounts of somebody who leaves the org.
  private static final String PARTING = "parting";

  /** How long what could not be read stays in the inbox. */
  private static final Duration KEPT = Duration.ofDays(14);

  private final Databases databases;
  private final Transactions transactions;
  private final Platforms platforms;
  private final People people;
  private final NoticeMail mail;

  /**
   * What somebody was told and could not read.
   *
   * @param at when they were told
   */
  public record Unread(Reply.Message message, Instant at) {}

  /** Wires it. */
  public Notices(
      Databases databases,
      Transactions transactions,
      Platforms platforms,
      People people,
      Mailer mailer) {
    this.mail = new NoticeMail(databases, people, mailer);
    this.databases = databases;
    this.transactions = transactions;
    this.platforms = platforms;
    this.people = people;
  }

  /** Says how long unread notices are kept. */
  public void register(Housekeeping housekeeping) {
    housekeeping.add(KEPT, UnreadTable::deleteBefore);
  }

  /**
   * What somebody was told in the last 14 days about the orgs, or on leaving another one, and could
   * not read since they take no direct messages; the newest first.
   */
  public List<Unread> unread(Handle sql, UUID person, Collection<UUID> orgs, int most) {
    return UnreadTable.newest(sql, person, orgs, most);
  }

  /** Names who sends what the outbox holds. */
  public void register(OutboxRelay relay) {
    relay.register(KIND, this::deliver);
    relay.register(
        NoticeMail.KIND,
        mail::deliver,
        Patience.MAIL,
        setback -> LOG.debug("a notice waits to be mailed: {}", setback.reason()));
  }

  /**
   * Sends a message after the commit. The message is kept as it is, so it carries no secret; of
   * buttons only those whose actions are stored by the same change.
   */
  public void tell(Tx tx, UUID org, UUID person, Reply.Message message) {
    boolean mailed = people.accountsOf(tx.sql(), person, org).isEmpty() && hasMailbox(tx, person);
    tx.send(
        new Outgoing(
            mailed ? NoticeMail.KIND : KIND,
            (mailed ? NoticeMail.KIND : KIND) + ":" + person,
            Map.of(ORG, org.toString(), PERSON, person.toString(), MESSAGE, Json.write(message))));
  }

  /**
   * The same with buttons, whose actions are stored by this change. The message may be read, and
   * pressed, from any account of the person, and lies in the database as it is: so its actions name
   * no account and do nothing that whoever presses could not do by a command of their own. They
   * live at least as long as what they are about.
   */
  public void tell(Tx tx, UUID org, UUID person, Reply.Message message, Offers offers) {
    Actions.store(tx.sql(), tx.now(), offers);
    tell(tx, org, person, message);
  }

  /**
   * The same for somebody whose place in the org ends by this change, and said before it does: by
   * the time of sending nothing would tell from where the org was spoken of.
   */
  public void tellParting(Tx tx, UUID org, UUID person, Reply.Message message) {
    String accounts =
        people.accountsOf(tx.sql(), person, org).stream()
            .map(Account::toString)
            .collect(Collectors.joining(" "));
    boolean mailed = accounts.isEmpty() && hasMailbox(tx, person);
    tx.send(
        new Outgoing(
            mailed ? NoticeMail.KIND : KIND,
            (mailed ? NoticeMail.KIND : KIND) + ":" + person,
            Map.of(
                ORG, org.toString(),
                PERSON, person.toString(),
                MESSAGE, Json.write(message),
                PARTING, accounts)));
  }

  private boolean hasMailbox(Tx tx, UUID person) {
    return people.provenEmail(tx.sql(), person).isPresent();
  }

  private List<Account> recipients(Map<String, String> words, UUID org, UUID person) {
    String parting = words.get(PARTING);
    return parting == null
        ? databases.read(sql -> people.accountsOf(sql, person, org))
        : Stream.of(parting.split(" ")).flatMap(word -> Account.parse(word).stream()).toList();
  }

  private void deliver(String key, Map<String, String> words) throws DeliveryException {
    UUID org = UUID.fromString(words.getOrDefault(ORG, ""));
    UUID person = UUID.fromString(words.getOrDefault(PERSON, ""));
    Reply.Message message = (Reply.Message) Json.read(words.getOrDefault(MESSAGE, ""), Reply.class);
    List<Account> accounts = recipients(words, org, person);
    boolean parting = words.containsKey(PARTING);
    for (Account account : accounts) {
      Optional<ChatPlatform> platform = platforms.find(account.platform());
      if (platform.isEmpty()) {
        continue;
      }
      try {
        if (platform.get().direct(account, message, key).isMention()) {
          keep(key, org, person, parting, message);
        }
        return;
      } catch (DeliveryException e) {
        switch (e.verdict()) {
          case Verdict.Never() -> LOG.debug("{} takes no notice", account.platform(), e);
          case Verdict.Disconnected() -> LOG.debug("{} is cut off", account.platform(), e);
          case Verdict.Later(_) -> throw e;
        }
      }
    }
    LOG.info("person {} could not be told of a change in org {}", person, org);
    keep(key, org, person, parting, message);
  }

  private void keep(String key, UUID org, UUID person, boolean parting, Reply.Message message) {
    transactions.own(
        Actor.system("notice", key),
        tx -> {
          UnreadTable.keep(tx.sql(), tx.now(), UUID.fromString(key), org, person, parting, message);
          return true;
        });
  }
}
