package dev.roster.signin;

import dev.roster.domain.Wish;
import dev.roster.door.Entry;
import dev.roster.session.WebSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody sees of themselves on their account page.
 *
 * @param name how they are called
 * @param email their address
 * @param providers where they sign in, by host; empty for somebody who only proved a mailbox
 * @param orgs those that they are in, by name
 * @param more how many more these are than are listed
 * @param keys their own API keys that are neither revoked nor over, by org
 * @param chats their accounts in chat
 * @param sessions the browsers in which they are signed in, the last used first
 * @param news what their last sign-in led to and is so still; empty when that is a week ago
 * @param wishes what became of their asking to come into orgs
 */
public record MyAccount(
    String name,
    String email,
    List<String> providers,
    List<OfOrg> orgs,
    int more,
    List<Key> keys,
    List<Chat> chats,
    List<WebSession> sessions,
    List<Entry> news,
    List<Wish> wishes) {

  /** Copies the lists. */
  public MyAccount {
    providers = List.copyOf(providers);
    orgs = List.copyOf(orgs);
    keys = List.copyOf(keys);
    chats = List.copyOf(chats);
    sessions = List.copyOf(sessions);
    news = List.copyOf(news);
    wishes = List.copyOf(wishes);
  }

  /**
   * An org that they are in.
   *
   * @param role the title of their role
   * @param tier such as {@code Base} or {@code Pro}
   * @param tierUntil when Pro ends; empty for never and on Base
   * @param credits how they stand, such as {@code 120 used, 880 left until 1 Dec}
   * @param active false while they are suspended
   */
  public record OfOrg(
      UUID id,
      String name,
      String slug,
      String role,
      String tier,
      Optional<Instant> tierUntil,
      Optional<String> credits,
      boolean active) {}

  /**
   * A key.
   *
   * @param code what names it, such as {@code k-7k2m}
   * @param prefix how it begins
   * @param state whether it works, and why not
   */
  public record Key(
      UUID org,
      String orgName,
      String code,
      String name,
      String prefix,
      String state,
      Optional<Instant> lastUsedAt,
      Optional<Instant> expiresAt) {}

  /**
   * An account in chat.
   *
   * @param account its text, such as {@code slack:T1/U1}
   * @param platform such as {@code Slack}
   * @param place the workspace's name; empty where one account is good everywhere
   */
  public record Chat(String account, String platform, Optional<String> place) {}
}
