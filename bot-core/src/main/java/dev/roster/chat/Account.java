package dev.roster.chat;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A chat identity: the only proof of who is speaking (design.md, "Who is speaking"). Never a name
 * or an address.
 *
 * @param platform the adapter's name, such as {@code slack}; lower case letters
 * @param tenant the Slack workspace's id, or {@code -} where user ids are platform-wide
 * @param user the platform's id of the user
 */
public record Account(String platform, String tenant, String user) {

  /** The tenant of platforms whose user ids are unique everywhere, such as Discord. */
  public static final String EVERYWHERE = "-";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final Pattern TEXT =
      Pattern.compile(
          "(?<platform>[a-z]{1,16}):(?:(?<tenant>[^/\\s]{1,64})/)?(?<user>[^/\\s]{1,64})");
  private static final Pattern MENTION = Pattern.compile("<@(?<account>[^>\\s]+)>");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when a part holds anything but letters, digits, {@code _.-}
   */
  public Account {
    requireNonNull(platform, "platform must not be null");
    check(tenant);
    check(user);
  }

  private static void check(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not an id of a chat platform: `" + id + "`");
    }
  }

  /** Reads {@code slack:TEAM/USER} or {@code discord:USER}; empty when the text is neither. */
  public static Optional<Account> parse(String text) {
    var matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String tenant = matcher.group("tenant");
    tenant = tenant == null ? EVERYWHERE : tenant;
    String user = matcher.group("user");
    return ID.matcher(tenant).matches() && ID.matcher(user).matches()
        ? Optional.of(new Account(matcher.group("platform"), tenant, user))
        : Optional.empty();
  }

  /** Reads the form that adapters turn their own mentions into; see {@link #mention()}. */
  public static Optional<Account> parseMention(String word) {
    var matcher = MENTION.matcher(word);
    return matcher.matches() ? parse(matcher.group("account")) : Optional.empty();
  }

  /** How a mention of this account stands in a line handed to the engine. */
  public String mention() {
    return "<@" + this + ">";
  }

  /** {@code slack:TEAM/USER}, or {@code discord:USER} where there is no tenant. */
  @Override
  public String toString() {
    return tenant.equals(EVERYWHERE) ? platform + ":" + user : platform + ":" + tenant + "/" + user;
  }
}
