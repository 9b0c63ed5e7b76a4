package dev.roster.discord;

import dev.roster.chat.Place;
import dev.roster.platform.ChatPlatform.Posted;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import java.util.Set;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** Posts and edits messages that last. Safe for any number of threads. */
final class Posts {

  /** Discord's numbers for direct messages that somebody does not take. */
  static final Set<Integer> CLOSED = Set.of(50_007, 50_278);

  // The message, its channel or our access to it.
  private static final Set<Integer> GONE = Set.of(10_003, 10_008, 50_001);

  private final Rest rest;
  private final Drafts drafts;
  private final DirectChannels directChannels;

  Posts(Rest rest, Drafts drafts) {
    this.rest = rest;
    this.drafts = drafts;
    this.directChannels = new DirectChannels(rest);
  }

  /** What to send to a channel; makes one message of it. */
  private record Outgoing(MessageCreateData data, String nonce) {}

  /**
   * Posts to somebody's direct messages.
   *
   * @throws Rest.Refused with one of {@link #CLOSED} when they do not take any
   */
  Posted direct(String user, Reply.Message message, String key)
      throws DeliveryException, Rest.Refused {
    return post(directChannels.with(user), message, key);
  }

  /** Sends a file to somebody's direct messages. */
  void file(String user, Reply.File file, String key) throws DeliveryException, Rest.Refused {
    Place place = directChannels.with(user);
    var parts = drafts.parts(file.caption());
    for (int i = 0; i < parts.size(); i++) {
      var data = i == 0 ? drafts.create(parts.getFirst(), file) : drafts.create(parts.get(i));
      send(place, new Outgoing(data, Nonce.of(key, i)));
    }
  }

  /** Posts to a channel. */
  Posted channel(Place channel, Reply.Message message, String key) throws DeliveryException {
    try {
      return post(channel, message, key);
    } catch (Rest.Refused e) {
      throw e.toDelivery("post");
    }
  }

  /** Posts a message that mentions one person and wakes them. */
  void call(Place channel, String user, Reply.Message message, String key)
      throws DeliveryException, Rest.Refused {
    send(channel, new Outgoing(drafts.calling(user, message), Nonce.of(key, 0)));
  }

  /** Gives back the part with the buttons, or the first. */
  private Posted post(Place place, Reply.Message message, String key)
      throws DeliveryException, Rest.Refused {
    var parts = drafts.parts(message);
    Posted main = null;
    for (int i = 0; i < parts.size(); i++) {
      var sent = send(place, new Outgoing(drafts.create(parts.get(i)), Nonce.of(key, i)));
      boolean hasButtons = parts.get(i).blocks().stream().anyMatch(Block.Buttons.class::isInstance);
      if (main == null || hasButtons) {
        main = new Posted(place, sent.getId());
      }
    }
    if (main == null) {
      throw new IllegalStateException("layout made no message");
    }
    return main;
  }

  private Message send(Place place, Outgoing message) throws DeliveryException, Rest.Refused {
    MessageChannel channel = find(place);
    return rest.ask("post", jda -> channel.sendMessage(message.data()).setNonce(message.nonce()));
  }

  /** Takes the place of a message; what does not fit follows below. Done when it is gone. */
  void update(Posted posted, Reply.Message message) throws DeliveryException {
    var parts = drafts.parts(message);
    try {
      MessageChannel channel = find(posted.place());
      rest.ask(
          "edit", jda -> channel.editMessageById(posted.message(), drafts.edit(parts.getFirst())));
      for (int i = 1; i < parts.size(); i++) {
        String key = "update " + posted.message();
        send(posted.place(), new Outgoing(drafts.create(parts.get(i)), Nonce.of(key, i)));
      }
    } catch (Rest.Refused e) {
      if (!GONE.contains(e.code())) {
        throw e.toDelivery("edit");
      }
    }
  }

  private MessageChannel find(Place place) throws DeliveryException {
    JDA jda = rest.jda();
    if (place.direct()) {
      return DirectChannels.of(jda, place);
    }
    var channel = jda.getChannelById(GuildMessageChannel.class, place.channel());
    // An org that is connected to one server has no say in the channels of another.
    if (channel != null && channel.getGuild().getId().equals(place.install())) {
      return channel;
    }
    rest.requireServers(place.install());
    throw new DeliveryException(
        new Verdict.Never(), "there is no channel " + place.channel() + " that the bot sees");
  }
}
