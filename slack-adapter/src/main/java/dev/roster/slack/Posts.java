package dev.roster.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.model.Message;
import dev.roster.chat.Account;
import dev.roster.platform.DeliveryException;
import dev.roster.reply.Block;
import dev.roster.reply.Layout;
import dev.roster.reply.Reply;
import dev.roster.slack.render.MessageBlocks;
import dev.roster.slack.render.MessageText;
import dev.roster.slack.render.SlackLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Posts and edits messages that last. Safe for any number of threads. */
final class Posts {

  private static final String METADATA = "roster_delivery";
  private static final Set<String> GONE =
      Set.of(
          "message_not_found",
          "cant_update_message",
          "edit_window_closed",
          "channel_not_found",
          "is_inactive");

  private final SlackApi api;
  private final Cache<Account, String> conversations =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(12)).maximumSize(10_000).build();
  // Tries whose outcome is not known: Slack may have posted although its answer got lost.
  private final Cache<String, Instant> tried =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(6)).maximumSize(10_000).build();

  Posts(SlackApi api) {
    this.api = api;
  }

  /** The direct message channel with a user. */
  String directChannel(Account account) throws DeliveryException {
    String known = conversations.getIfPresent(account);
    if (known != null) {
      return known;
    }
    var answer =
        api.call(
            account.tenant(),
            "conversations.open",
            methods -> methods.conversationsOpen(r -> r.users(List.of(account.user()))));
    String channel = answer.getChannel().getId();
    conversations.put(account, channel);
    return channel;
  }

  /**
   * Posts to a user's direct messages. A repeated try in this process looks first whether an
   * earlier one got through; that costs one call and needs {@code im:history}. After a restart a
   * double is possible, and in channels always: reading their history would need rights that nobody
   * likes to give a bot (platforms.md 5).
   *
   * @return channel and time stamp of the part with the buttons, or of the first
   */
  Sent direct(Account to, Reply.Message message, String key) throws DeliveryException {
    return post(to.tenant(), directChannel(to), message, key, true);
  }

  /** Posts to a channel. */
  Sent channel(String team, String channel, Reply.Message message, String key)
      throws DeliveryException {
    return post(team, channel, message, key, false);
  }

  /** Where a message is. */
  record Sent(String team, String channel, String ts) {}

  private Sent post(String team, String channel, Reply.Message message, String key, boolean canLook)
      throws DeliveryException {
    var sent = new ArrayList<Sent>();
    int main = 0;
    var parts = Layout.fit(message, SlackLimits.MESSAGE_LIMITS);
    for (Reply.Message part : parts) {
      if (part.blocks().stream().anyMatch(Block.Buttons.class::isInstance)) {
        main = sent.size();
      }
      sent.add(postPart(team, channel, part, key + "/" + sent.size(), canLook));
    }
    return sent.get(main);
  }

  private Sent postPart(
      String team, String channel, Reply.Message part, String key, boolean canLook)
      throws DeliveryException {
    Optional<Sent> earlier = canLook ? earlier(team, channel, key) : Optional.empty();
    if (earlier.isPresent()) {
      tried.invalidate(key);
      return earlier.get();
    }
    tried.asMap().putIfAbsent(key, Instant.now());
    ChatPostMessageRequest request = request(team, channel, part, key);
    var answer = api.call(team, "chat.postMessage", methods -> methods.chatPostMessage(request));
    tried.invalidate(key);
    return new Sent(team, answer.getChannel(), answer.getTs());
  }

  private static ChatPostMessageRequest request(
      String team, String channel, Reply.Message part, String key) {
    var blocks = MessageBlocks.of(part, team);
    return ChatPostMessageRequest.builder()
        .channel(channel)
        .text(MessageText.of(part))
        .blocks(blocks.isEmpty() ? null : blocks)
        .linkNames(false)
        .unfurlLinks(false)
        .unfurlMedia(false)
        .metadata(
            Message.Metadata.builder().eventType(METADATA).eventPayload(Map.of("key", key)).build())
        .build();
  }

  /** What an earlier try with this key posted, if one in this process may have. */
  private Optional<Sent> earlier(String team, String channel, String key) throws DeliveryException {
    Instant since = tried.getIfPresent(key);
    if (since == null) {
      return Optional.empty();
    }
    // Slack's clock may be behind ours.
    long oldest = since.minus(Duration.ofMinutes(5)).getEpochSecond();
    var history =
        api.call(
            team,
            "conversations.history",
            methods ->
                methods.conversationsHistory(r ->
                    r.channel(channel)
                        .oldest(Long.toString(oldest))
                        .limit(100)
                        .includeAllMetadata(true)));
    return history.getMessages().stream()
        .filter(message -> isOf(key, message.getMetadata()))
        .map(message -> new Sent(team, channel, message.getTs()))
        .findFirst();
  }

  private static boolean isOf(String key, Message.Metadata metadata) {
    return metadata != null
        && METADATA.equals(metadata.getEventType())
        && metadata.getEventPayload() != null
        && key.equals(metadata.getEventPayload().get("key"));
  }

  /** Takes the place of a message; what does not fit follows below. Done when it is gone. */
  void update(Sent posted, Reply.Message message) throws DeliveryException {
    var parts = Layout.fit(message, SlackLimits.MESSAGE_LIMITS);
    var blocks = MessageBlocks.of(parts.getFirst(), posted.team());
    try {
      api.ask(
          posted.team(),
          "chat.update",
          methods ->
              methods.chatUpdate(r ->
                  r.channel(posted.channel())
                      .ts(posted.ts())
                      .text(MessageText.of(parts.getFirst()))
                      // An empty list takes the old blocks away; absent would keep them.
                      .blocks(blocks)
                      .linkNames(false)));
    } catch (RawApi.Refused e) {
      if (GONE.contains(e.error())) {
        return;
      }
      throw e.toDelivery("chat.update");
    }
    for (int i = 1; i < parts.size(); i++) {
      String key = "update " + posted.ts() + "/" + i;
      postPart(posted.team(), posted.channel(), parts.get(i), key, false);
    }
  }

  /** A private answer in a channel that the bot is in. */
  void ephemeral(Account to, String channel, Reply.Message part) throws DeliveryException {
    var blocks = MessageBlocks.of(part, to.tenant());
    api.call(
        to.tenant(),
        "chat.postEphemeral",
        methods ->
            methods.chatPostEphemeral(r ->
                r.channel(channel)
                    .user(to.user())
                    .text(MessageText.of(part))
                    .blocks(blocks.isEmpty() ? null : blocks)
                    .linkNames(false)));
  }
}
