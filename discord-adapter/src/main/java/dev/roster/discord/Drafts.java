package dev.roster.discord;

import dev.roster.discord.render.DiscordLimits;
import dev.roster.discord.render.MessageComponents;
import dev.roster.reply.Layout;
import dev.roster.reply.Reply;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.filedisplay.FileDisplay;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/** Makes what is sent: components only (ADR 006), and no mention of anybody wakes them. */
final class Drafts {

  private final MessageComponents components;

  Drafts(MessageComponents components) {
    this.components = components;
  }

  /** The messages that a reply takes, in order. */
  List<Reply.Message> parts(Reply.Message message) {
    return Layout.fit(message, DiscordLimits.MESSAGE_LIMITS);
  }

  /** A new message. */
  MessageCreateData create(Reply.Message part) {
    return quiet(new MessageCreateBuilder().setComponents(components.of(part))).build();
  }

  /** A new message with a picture above, where there is one. */
  MessageCreateData create(Reply.Message part, Optional<Reply.Picture> picture) {
    return quiet(new MessageCreateBuilder().setComponents(below(picture, part))).build();
  }

  /** A new message that wakes one person, whom it mentions. */
  MessageCreateData calling(String user, Reply.Message part) {
    return quiet(new MessageCreateBuilder().setComponents(components.of(part)))
        .mentionUsers(user)
        .build();
  }

  /** A new message with a file below. */
  MessageCreateData create(Reply.Message part, Reply.File file) {
    Container container = components.of(part);
    var display = FileDisplay.fromFile(FileUpload.fromData(file.bytes(), file.name()));
    return quiet(new MessageCreateBuilder().setComponents(container, display)).build();
  }

  private static MessageCreateBuilder quiet(MessageCreateBuilder message) {
    return message
        .useComponentsV2()
        .setAllowedMentions(EnumSet.noneOf(MentionType.class))
        .mentionRepliedUser(false);
  }

  /** What takes the place of a message. */
  MessageEditData edit(Reply.Message part) {
    return edit(part, Optional.empty());
  }

  /** The same with a picture above, where there is one. */
  MessageEditData edit(Reply.Message part, Optional<Reply.Picture> picture) {
    return new MessageEditBuilder()
        .setComponents(below(picture, part))
        .useComponentsV2()
        .setAllowedMentions(EnumSet.noneOf(MentionType.class))
        .build();
  }

  private List<MessageTopLevelComponent> below(
      Optional<Reply.Picture> picture, Reply.Message part) {
    var all = new ArrayList<MessageTopLevelComponent>();
    picture
        .map(above ->
            MediaGalleryItem.fromFile(FileUpload.fromData(above.png(), above.name()))
                .withDescription(above.alternative()))
        .ifPresent(item -> all.add(MediaGallery.of(item)));
    all.add(components.of(part));
    return all;
  }
}
