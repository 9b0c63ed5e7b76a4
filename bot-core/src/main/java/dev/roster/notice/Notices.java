package dev.roster.notice;

import dev.roster.chat.Account;
import dev.roster.json.Json;
import dev.roster.person.People;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Platforms;
import dev.roster.reply.Reply;
import dev.roster.store.Databases;
import dev.roster.store.OutboxRelay;
import dev.roster.store.Outgoing;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells somebody in a direct message what happened to them in an org: on the platform they last
 * used, or on another one where that one refuses or is cut off. Somebody who is on no connected
 * platform hears nothing.
 */
public final class Notices {

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final String KIND = "notice";
  private static final String ORG = "org";
  private static final String PERSON = "person";
  private static final String MESSAGE = "message";

  private final Databases databases;
  private final Platforms platforms;
  private final People people;

  /** Wires it. */
  public Notices(Databases databases, Platforms platforms, People people) {
    this.databases = databases;
    this.platforms = platforms;
    this.people = people;
  }

  /** Names who sends what the outbox holds. */
  public void register(OutboxRelay relay) {
    relay.register(KIND, this::deliver);
  }

  /**
   * Sends a message after the commit. The message is kept as it is, so it carries no secret and no
   * buttons.
   */
  public void tell(Tx tx, UUID org, UUID person, Reply.Message message) {
    tx.send(
        new Outgoing(
            KIND,
            KIND + ":" + person,
            Map.of(ORG, org.toString(), PERSON, person.toString(), MESSAGE, Json.write(message))));
  }

  private void deliver(String key, Map<String, String> words) throws DeliveryException {
    UUID org = UUID.fromString(words.getOrDefault(ORG, ""));
    UUID person = UUID.fromString(words.getOrDefault(PERSON, ""));
    Reply.Message message = (Reply.Message) Json.read(words.getOrDefault(MESSAGE, ""), Reply.class);
    List<Account> accounts = databases.read(sql -> people.accountsOf(sql, person, org));
    DeliveryException cutOff = null;
    for (Account account : accounts) {
      Optional<ChatPlatform> platform = platforms.find(account.platform());
      if (platform.isEmpty()) {
        continue;
      }
      try {
        platform.get().direct(account, message, key);
        return;
      } catch (DeliveryException e) {
        switch (e.verdict()) {
          case Verdict.Never() -> LOG.debug("{} takes no notice", account.platform(), e);
          case Verdict.Disconnected() -> cutOff = e;
          case Verdict.Later(_) -> throw e;
        }
      }
    }
    if (cutOff != null) {
      throw cutOff;
    }
    LOG.info("person {} could not be told of a change in org {}", person, org);
  }
}
