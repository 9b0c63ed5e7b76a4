package dev.roster.discord.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MessageComponentsTest {

  private static final Span.Person ANA =
      new Span.Person(
          "Ana_Lima",
          List.of(
              new Account("slack", "T1", "U2"),
              new Account("discord", Account.EVERYWHERE, "80351110224678912")));

  @ParameterizedTest
  @DisplayName("trust.md R6: a name is shown as it is typed")
  @CsvSource(
      delimiter = '→',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "@everyone → \\@everyone",
        "say @here → say \\@here",
        "ana@acme.test → ana@acme.test",
        "<!channel> → \\<!channel>",
        "<@123> → \\<@123>",
        "<@&1> <#1> → \\<@&1> \\<#1>",
        "</cmd:1> <t:1:R> → \\</cmd:1> \\<t\\:1:R>",
        "<:smile:1> → \\<\\:smile:1>",
        ":smile: → \\:smile:",
        "[x](http://evil.test) → \\[x\\](http\\://evil.test)",
        "https://evil.test → https\\://evil.test",
        "<https://evil.test> → \\<https\\://evil.test>",
        "**x** __y__ ~~z~~ → \\*\\*x\\*\\* \\_\\_y\\_\\_ \\~\\~z\\~\\~",
        "||x|| → \\|\\|x\\|\\|",
        "`x` ```y``` → \\`x\\` \\`\\`\\`y\\`\\`\\`",
        "# x → \\# x",
        "-# x → \\-# x",
        "- x → \\- x",
        "> x → \\> x",
        "1. x → 1\\. x",
        "a\\b → a\\\\b",
        "10:30 a-b #1 → 10:30 a-b #1"
      })
  void escapesMarkup(String typed, String shown) {
    assertThat(text(Span.plain(typed))).isEqualTo(shown);
    assertThat(text(Span.bold(typed))).isEqualTo("**" + shown + "**");
    assertThat(text(new Span.Person(typed, List.of()))).isEqualTo(shown);
  }

  @Test
  void escapesWhatBeginsALaterLine() {
    assertThat(text(Span.plain("a\n# b\n  > c"))).isEqualTo("a\n\\# b\n  \\> c");
  }

  @Test
  void leavesNoWayOutOfCode() {
    assertThat(text(Span.code("a`b\nc <@1> @everyone"))).isEqualTo("`aˋb c <@1> @everyone`");
  }

  @Test
  void mentionsPeopleOnDiscordAndNamesTheOthers() {
    assertThat(text(ANA)).isEqualTo("<@80351110224678912>");
    assertThat(text(new Span.Person("Ben", List.of(new Account("slack", "T1", "U2")))))
        .isEqualTo("Ben");
  }

  @Test
  void showsInstantsInTheReadersTime() {
    assertThat(text(Span.when(Instant.parse("2026-11-22T10:00:00Z"))))
        .isEqualTo("<t:1795341600:f>");
    assertThat(text(Span.when(Instant.ofEpochSecond(9_000_000_000_000L)))).doesNotContain("<t:");
  }

  @Test
  void putsTheRootBeforeCommandsOfNoGroup() {
    assertThat(text(Span.command("home"))).isEqualTo("`/roster home`");
    assertThat(text(Span.command("org switch acme"))).isEqualTo("`/org switch acme`");
  }

  @Test
  void keepsLinksWhole() {
    var link = new Span.Link("read [this]", URI.create("https://roster.test/a_(b)"));

    assertThat(text(link)).isEqualTo("[read \\[this\\]](https://roster.test/a_%28b%29)");
  }

  @Test
  void makesOneRunOfNeighbours() {
    assertThat(text(Span.bold("a"), Span.plain(""), Span.bold("b"), Span.plain("c")))
        .isEqualTo("**ab**c");
  }

  @Test
  void showsTablesAsLines() {
    var table =
        new Block.Table(
            List.of("Name", "Role"),
            List.of(
                new Block.Row(List.of(List.of(Span.plain("Ana\nB")), List.of(Span.plain("Owner")))),
                new Block.Row(List.of(List.of(Span.bold("Ben")), List.of()))));

    assertThat(Rendered.text(Reply.of(table)))
        .isEqualTo("-# Name · Role\n**Ana B** · Owner\n**Ben**");
  }

  @Test
  void marksEachLineOfSmallPrint() {
    var note = new Block.Note(List.of(Span.plain("one\ntwo")));

    assertThat(Rendered.text(Reply.of(note))).isEqualTo("-# one\n-# two");
  }

  @Test
  void leavesOutWhatIsEmptyButNeverTheMessage() {
    var message =
        Reply.of(
            new Block.Heading(" "),
            new Block.Paragraph(List.of(Span.plain(""), Span.bold(" "))),
            new Block.Facts(List.of()),
            new Block.Buttons(List.of()));

    assertThat(Rendered.text(message)).isEqualTo("Done.");
  }

  private static String text(Span... spans) {
    return Rendered.text(Reply.of(spans));
  }
}
