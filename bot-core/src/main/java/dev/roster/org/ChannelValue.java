package dev.roster.org;

import dev.roster.access.PolicyKey;
import dev.roster.access.Refusal;
import dev.roster.chat.Account;
import dev.roster.chat.ChannelMention;
import dev.roster.chat.Place;
import dev.roster.command.Shown;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A channel as the value of a policy: {@code platform:install/channel}. */
public final class ChannelValue {

  /** What is typed for the channel where it is typed. */
  static final String HERE = "here";

  // As Slack and Discord write their ids: capitals and digits, among them a digit.
  private static final Pattern ID = Pattern.compile("(?=.*[0-9])[A-Z0-9]{2,64}");
  private static final Pattern RAW = Pattern.compile("<#([A-Za-z0-9]{1,64})(?:\\|[^<>]*)?>");
  private static final Pattern STORED =
      Pattern.compile("([a-z]{1,16}):([^/\\s]{1,64})/(\\S{1,64})");

  private ChannelValue() {}

  /** The place that a stored value names; empty for {@code none}. */
  public static Optional<Place> place(String value) {
    var matcher = STORED.matcher(value);
    return matcher.matches()
        ? Optional.of(new Place(matcher.group(1), matcher.group(2), matcher.group(3), false))
        : Optional.empty();
  }

  /**
   * Reads a mention, an id, or {@code here}: a channel of the workspace or server where it is
   * typed, and so of one that the org is connected to.
   *
   * @throws Refusal that says what is allowed
   */
  static String read(PolicyKey key, Place here, String typed) {
    if (typed.toLowerCase(Locale.ROOT).equals(HERE)) {
      if (here.direct()) {
        throw new Refusal("`here` is for channels; this is a direct message.");
      }
      return stored(here.platform(), here.install(), here.channel());
    }
    Connecting.requireServer(here, "org policy " + key.name() + " #approvals");
    Optional<ChannelMention> mention = ChannelMention.parse(typed);
    if (mention.isPresent()) {
      Place named = mention.get().place();
      if (!named.platform().equals(here.platform()) || !named.install().equals(here.install())) {
        throw new Refusal("That channel is in another workspace or server; type the line there.");
      }
      return stored(named.platform(), named.install(), named.channel());
    }
    var raw = RAW.matcher(typed);
    String id = raw.matches() ? raw.group(1) : typed;
    if (!raw.matches() && !ID.matcher(id).matches()) {
      throw new Refusal(
          "`%s`: `%s` is no channel that Roster knows. Pick one after typing `#`, or type `/org policy %s here` in the channel itself; `none` is for direct messages."
              .formatted(key.name(), Shown.of(typed), key.name()));
    }
    return stored(here.platform(), here.install(), id);
  }

  private static String stored(String platform, String install, String channel) {
    if (install.equals(Account.EVERYWHERE)) {
      throw new Refusal("A direct message belongs to no server; type the line in the channel.");
    }
    return platform + ":" + install + "/" + channel;
  }
}
