package dev.roster.slack;

import static java.util.Objects.requireNonNull;

import com.slack.api.model.view.View;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where something was done, and so where its answer goes.
 *
 * @param account who did it
 * @param place where
 * @param message the message whose button was pressed, where the bot can edit it
 * @param pressed whether a button led here, whose message an answer may replace
 * @param responseUrl Slack's address for answers: 5 uses in 30 minutes
 */
record Source(
    Account account,
    Place place,
    @Nullable String message,
    boolean pressed,
    @Nullable String responseUrl) {

  Source {
    requireNonNull(account, "account must not be null");
    requireNonNull(place, "place must not be null");
  }

  /** A slash command's. */
  static Source command(String team, String user, String channel, @Nullable String responseUrl) {
    return new Source(
        new Account(SlackPlatform.NAME, team, user),
        place(team, channel),
        null,
        false,
        responseUrl);
  }

  /**
   * The workspace that a form belongs to: where its opener was installed, not where whoever filled
   * it comes from (Slack Connect).
   */
  static String team(View view, String team) {
    String installed = view.getAppInstalledTeamId();
    return installed == null || installed.isEmpty() ? team : installed;
  }

  /** A conversation; Slack's ids of direct messages begin with D. */
  static Place place(String team, String channel) {
    return new Place(SlackPlatform.NAME, team, channel, channel.startsWith("D"));
  }

  /** The message to edit. */
  Optional<Posts.Sent> edited() {
    return Optional.ofNullable(message)
        .map(ts -> new Posts.Sent(place.install(), place.channel(), ts));
  }
}
