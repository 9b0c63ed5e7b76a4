package dev.roster.slack.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import dev.roster.chat.Account;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MessageBlocksTest {

  private static final Span.Person ANA =
      new Span.Person(
          "Ana",
          List.of(
              new Account("discord", Account.EVERYWHERE, "1"), new Account("slack", "T1", "U2")));

  @Test
  void mentionsPeopleOfThisSlackWorkspaceOnly() {
    var message = Reply.of(ANA);

    assertThat(json(message, "T1")).contains("\"userId\":\"U2\"").doesNotContain("Ana");
    assertThat(json(message, "T9")).contains("\"text\":\"Ana\"").doesNotContain("userId");
  }

  @Test
  void showsInstantsInTheReadersTimeWithUtcBesides() {
    String json = json(Reply.of(Span.when(Instant.parse("2026-11-22T10:00:00Z"))), "T1");

    assertThat(json)
        .contains(
            "\"timestamp\":1795341600",
            "{date_short_pretty} at {time}",
            "\"fallback\":\"22 Nov 2026, 10:00 UTC\"");
  }

  @Test
  void showsInstantsAfterSlacksTimeAsWords() {
    String json = json(Reply.of(Span.when(Instant.parse("2050-01-01T00:00:00Z"))), "T1");

    assertThat(json).contains("1 Jan 2050, 00:00 UTC").doesNotContain("timestamp");
  }

  @Test
  void putsTheSlashCommandBeforeLines() {
    var message = Reply.of(Span.command("org switch acme"));

    assertThat(json(message, "T1")).contains("\"text\":\"/roster org switch acme\"");
    assertThat(MessageText.of(message)).isEqualTo("/roster org switch acme");
  }

  @Test
  void leavesOutWhatIsEmpty() {
    var message =
        Reply.of(
            new Block.Heading(" "),
            new Block.Paragraph(List.of(Span.plain(""))),
            new Block.Facts(List.of()),
            new Block.Buttons(List.of()));

    assertThat(MessageBlocks.of(message, "T1")).isEmpty();
    assertThat(MessageText.of(message)).isEqualTo("Done.");
  }

  @Test
  void escapesTheTextBesideTheBlocks() {
    assertThat(MessageText.of(Reply.text("<!channel> & <@U1>")))
        .isEqualTo("&lt;!channel&gt; &amp; &lt;@U1&gt;");
  }

  private static String json(Reply.Message message, String team) {
    return new Gson().toJson(MessageBlocks.of(message, team)).replace("\\u003c", "<");
  }
}
