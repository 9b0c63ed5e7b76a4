package dev.roster.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.platform.MailText;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LetterTest {

  private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&\r\nBcc: eve@evil.test";

  @Test
  void saysTheSameAsTextAndAsHtml() {
    var mail =
        Letter.headed("Join Acme?")
            .says(Span.plain("Ana invites you as "), Span.bold("Admin"), Span.plain("."))
            .quotes("Welcome\naboard")
            .leads("Open this page:", "Look at it", URI.create("https://r.test/invitations/x"))
            .shows("account confirm", "ABCD-EFGH")
            .notes(Span.plain("It ends on "), Span.when(Instant.parse("2026-11-22T10:00:00Z")))
            .to("ben@acme.test", "Ana invites you", "id-1");

    assertThat(mail.text())
        .isEqualTo(
            """
            Ana invites you as Admin.

            > Welcome
            > aboard

            Open this page:
            https://r.test/invitations/x

                account confirm ABCD-EFGH

            It ends on Sunday, 22 November 2026, 10:00 UTC
            """);
    assertThat(mail.html())
        .contains("<h1 style=\"margin:0 0 16px;font-size:22px\">Join Acme?</h1>")
        .contains("Ana invites you as <b>Admin</b>.")
        .contains(">Welcome\naboard</blockquote>")
        .contains("<a href=\"https://r.test/invitations/x\"")
        .contains("account confirm <b>ABCD-EFGH</b>");
    assertThat(mail.messageId()).isEqualTo("id-1");
  }

  @Test
  @DisplayName("R6: nothing that somebody typed becomes markup, a header or a paragraph")
  void nothingTypedBecomesMarkup() {
    var everywhere = List.of(Span.plain(HOSTILE), Span.bold(HOSTILE), Span.code(HOSTILE));
    var mail =
        Letter.headed(HOSTILE)
            .says(
                Reply.of(
                    new Block.Paragraph(everywhere),
                    new Block.Facts(List.of(new Block.Fact(HOSTILE, everywhere))),
                    new Block.Table(
                        List.of(HOSTILE),
                        List.of(new Block.Row(List.of(List.of(Span.command(HOSTILE)))))),
                    new Block.Note(List.of(new Span.Person(HOSTILE, List.of())))))
            .quotes(HOSTILE)
            .shows(HOSTILE, HOSTILE)
            .leads(HOSTILE, HOSTILE, URI.create("https://r.test/%22%3E?a=1&b='"))
            .notes(everywhere.toArray(Span[]::new))
            .to("ben@acme.test", HOSTILE, "id-1");

    assertThat(mail.html()).doesNotContain("<img").contains("?a=1&amp;b=&#39;\"");
    assertThat(mail.subject()).doesNotContain("\n").doesNotContain("\r");
    // Only the quote keeps lines, and each says that it is one.
    assertThat(mail.text().lines().filter(line -> line.startsWith("Bcc:"))).isEmpty();
  }

  @Test
  void leavesOutWhatCannotBePressedInAMail() {
    var message =
        Reply.text("Your request was granted.")
            .with(new Block.Buttons(List.of(new Button("Undo", Button.Style.PLAIN, "u-1"))));
    var mail = Letter.headed("News").says(message).to("ben@acme.test", "News", "id-1");
    assertThat(mail.text()).isEqualTo("Your request was granted.\n");
    assertThat(mail.html()).doesNotContain("Undo");
  }

  @Test
  @DisplayName("R6: a name leads nowhere, not even where a mail program makes links")
  void aNameLeadsNowhere() {
    assertThat(MailText.name("Win at https://evil.test")).isEqualTo("Somebody");
    assertThat(MailText.name("evil.test")).isEqualTo("Somebody");
    assertThat(MailText.name(" \n")).isEqualTo("Somebody");
    assertThat(MailText.name("Ana\nLima")).isEqualTo("Ana Lima");
    assertThat(MailText.name("ana@acme.test")).isEqualTo("ana@acme.test");
  }

  @Test
  void aLongSubjectIsCut() {
    var mail = Letter.headed("x").to("ben@acme.test", "\uD83D\uDE80".repeat(200), "id-1");
    assertThat(mail.subject().codePointCount(0, mail.subject().length())).isEqualTo(120);
    assertThat(mail.subject()).endsWith("…");
  }
}
