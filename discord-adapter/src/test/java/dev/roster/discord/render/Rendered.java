package dev.roster.discord.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.command.SampleCommands;
import dev.roster.reply.Layout;
import dev.roster.reply.Reply;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** What messages become, and Discord's limits on it (platforms.md 3). */
final class Rendered {

  static final MessageComponents COMPONENTS =
      new MessageComponents(new Commands(SampleCommands.catalog()));

  private Rendered() {}

  static Stream<Reply.Message> parts(Reply.Message message) {
    return Layout.fit(message, DiscordLimits.MESSAGE_LIMITS).stream();
  }

  /** The container as it is sent; JDA looks at the limits as well. */
  static DataObject json(Reply.Message part) {
    var message = new MessageCreateBuilder().setComponents(COMPONENTS.of(part)).useComponentsV2();
    return message.build().toData().getArray("components").getObject(0);
  }

  /** Every text of a message that fits, in order. */
  static String text(Reply.Message message) {
    var texts = new ArrayList<String>();
    walk(
        json(message),
        each -> {
          if (each.hasKey("content")) {
            texts.add(each.getString("content"));
          }
        });
    return String.join("\n", texts);
  }

  static void requireLimits(Reply.Message part) {
    DataObject container = json(part);
    var components = new ArrayList<DataObject>();
    walk(container, components::add);
    assertThat(components).hasSizeBetween(2, 40);
    assertThat(text(part)).hasSizeLessThanOrEqualTo(4_000);
    for (DataObject component : components) {
      switch (component.getInt("type")) {
        case 1 -> assertThat(component.getArray("components").length()).isBetween(1, 5);
        case 2 -> {
          assertThat(component.getString("label")).hasSizeBetween(1, 80);
          assertThat(component.getString("custom_id")).hasSizeBetween(1, 100);
        }
        case 10 -> assertThat(component.getString("content")).isNotBlank();
        default -> assertThat(component.getInt("type")).isIn(14, 17);
      }
    }
  }

  private static void walk(DataObject component, Consumer<DataObject> visit) {
    visit.accept(component);
    component
        .optArray("components")
        .ifPresent(children -> {
          for (int i = 0; i < children.length(); i++) {
            walk(children.getObject(i), visit);
          }
        });
  }
}
