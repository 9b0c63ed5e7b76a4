package dev.roster.platform;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.reply.Reply;
import java.util.Optional;

/**
 * What the core asks of a chat platform. Every method may use the network and block, so it is never
 * called inside a transaction; all throw {@link DeliveryException} when the platform does not do
 * it.
 */
public interface ChatPlatform {

  /** The platform's name in accounts and places, such as {@code slack}. */
  String name();

  /**
   * What the platform says of a user; cached by the adapter for 10 minutes.
   *
   * @return empty when there is no such user
   */
  Optional<Profile> profile(Account account) throws DeliveryException;

  /**
   * What the platform says of a user where they speak. Differs from {@link #profile(Account)} where
   * one identity stands differently in several installations: somebody who runs one Discord server
   * is nobody in the next.
   *
   * @return empty when there is no such user there
   */
  default Optional<Profile> profile(Account account, Place place) throws DeliveryException {
    return profile(account);
  }

  /**
   * The user with that confirmed address in an installation; empty where there is none or the
   * platform never tells addresses (Discord).
   */
  Optional<Account> findByEmail(String tenant, String email) throws DeliveryException;

  /**
   * Posts to somebody's direct messages.
   *
   * @param key the same for a repeated try, so that a platform that can will not post twice
   */
  Posted direct(Account to, Reply.Message message, String key) throws DeliveryException;

  /** Posts to a channel. */
  Posted post(Place channel, Reply.Message message, String key) throws DeliveryException;

  /** Takes the place of a message posted before; done when the message is gone. */
  void update(Posted posted, Reply.Message message) throws DeliveryException;

  /**
   * The installation's name as people there know it, such as the Slack workspace's name; empty when
   * the platform does not say.
   */
  Optional<String> installName(String tenant) throws DeliveryException;

  /**
   * Whether an installation is the one that the configuration itself names, so that whoever runs
   * this Roster vouches for it; not one that somebody added later. Only there does a confirmed
   * address prove who runs this Roster.
   */
  default boolean isHome(String tenant) throws DeliveryException {
    return false;
  }

  /**
   * Where a message went.
   *
   * @param place the conversation
   * @param message the platform's id of the message
   */
  record Posted(Place place, String message) {

    // No platform has such an id.
    private static final String MENTIONED = "-";

    /**
     * Somebody takes no direct messages and was mentioned in a channel instead, without the words:
     * nothing to edit, and not read.
     */
    public static Posted mentioned(Place channel) {
      return new Posted(channel, MENTIONED);
    }

    /** Whether it is only a mention. */
    public boolean isMention() {
      return message.equals(MENTIONED);
    }
  }
}
