package dev.roster.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.SampleCommands;
import dev.roster.discord.render.Commands;
import dev.roster.discord.render.MessageComponents;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class DraftsTest {

  private static final Reply.Message MENTION =
      Reply.of(new Span.Person("Ana", List.of(new Account("discord", Account.EVERYWHERE, "12"))));

  private final Drafts drafts =
      new Drafts(new MessageComponents(new Commands(SampleCommands.catalog())));

  @Test
  @DisplayName("trust.md R6: a mention wakes nobody but whom it addresses")
  void mentionsWakeNobodyButWhomTheyAddress() {
    assertThat(mentions(drafts.create(MENTION).toData())).isEqualTo("{\"parse\":[]}");
    assertThat(mentions(drafts.edit(MENTION).toData())).isEqualTo("{\"parse\":[]}");
    assertThat(mentions(drafts.calling("12", MENTION).toData()))
        .isEqualTo("{\"parse\":[],\"users\":[\"12\"]}");
  }

  private static String mentions(DataObject message) {
    return message.getObject("allowed_mentions").remove("replied_user").toString();
  }

  @Test
  void showsAFileBelowItsCaption() {
    var file =
        new Reply.File(
            "people.csv", "text/csv", "a,b".getBytes(StandardCharsets.UTF_8), Reply.text("People"));

    try (var message = drafts.create(file.caption(), file)) {
      assertThat(message.toData().getArray("components").toString())
          .contains("People", "attachment://people.csv");
      assertThat(message.getAllDistinctFiles())
          .singleElement()
          .extracting(FileUpload::getName)
          .isEqualTo("people.csv");
    }
  }

  @Test
  void showsAPictureAboveItsWordsWithWhatItShows() {
    var picture =
        new Reply.Picture(
            "usage.png",
            "Credits by day",
            new byte[] {1},
            "Bars by day",
            Reply.text("12 credits."));

    try (var message = drafts.edit(picture.message(), Optional.of(picture))) {
      String components = message.toData().getArray("components").toString();
      assertThat(components).contains("attachment://usage.png", "Bars by day");
      assertThat(components.indexOf("usage.png")).isLessThan(components.indexOf("12 credits."));
      assertThat(message.getAllDistinctFiles()).hasSize(1);
    }
  }

  @Test
  void namesADeliveryTheSameEachTime() {
    assertThat(Nonce.of("key", 0)).isEqualTo(Nonce.of("key", 0)).hasSizeLessThanOrEqualTo(25);
    assertThat(Nonce.of("key", 1)).isNotEqualTo(Nonce.of("key", 0));
  }
}
