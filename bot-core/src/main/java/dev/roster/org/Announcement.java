package dev.roster.org;

import dev.roster.access.Refusal;
import dev.roster.chat.Place;
import dev.roster.command.Context;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Platforms;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Databases;
import dev.roster.store.Deliveries;
import java.util.Optional;

/**
 * Tells a channel that the org's requests shall be shown there: the proof that the bot may post,
 * and fair to those who read it. No platform answers that question as surely as by a message.
 */
public final class Announcement {

  private final Databases databases;
  private final Platforms platforms;

  /** Wires it. */
  public Announcement(Databases databases, Platforms platforms) {
    this.databases = databases;
    this.platforms = platforms;
  }

  /**
   * Posts before the decision is made.
   *
   * @param before the call, outside any transaction
   * @throws Refusal when the bot cannot post there, or the platform does not answer now
   */
  void make(Context before, Policies policies, String key, String typed) {
    Optional<Policies.Change> change =
        databases.read(sql ->
            Deliveries.find(sql, before.call().key()).isPresent()
                ? Optional.empty()
                : Optional.of(
                    policies.change(sql, before.seat(), before.call().place(), key, typed)));
    Optional<Place> channel = change.flatMap(Policies.Change::own).flatMap(ChannelValue::place);
    if (channel.isPresent()) {
      post(before, channel.get());
    }
  }

  private void post(Context before, Place channel) {
    ChatPlatform platform =
        platforms
            .find(channel.platform())
            .orElseThrow(() -> new Refusal("Roster is not on that platform any more."));
    try {
      platform.post(
          channel,
          Reply.of(
              Span.bold(before.caller().name()),
              Span.plain(" wants requests in "),
              Span.bold(before.seat().orgName()),
              Span.plain(
                  ", for Pro and of people who ask to come in, to be shown in this channel. Who may decide answers them here.")),
          before.call().key());
    } catch (DeliveryException e) {
      throw new Refusal(
          e.verdict() instanceof Verdict.Later
              ? "Roster cannot ask %s right now whether it may post there, so nothing was changed. Please try again in a minute."
                  .formatted(platform.name())
              : "Roster cannot post in that channel, so nothing was changed. Invite it there first, and let it write; then type the line again.");
    }
  }
}
