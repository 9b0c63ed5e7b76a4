package dev.roster.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, reasons and codes as somebody with bad intent types them (trust.md, R6). */
@ExtendWith(DatabaseExtension.class)
class HostileUpgradeTest {

  private final UpgradeStage stage;
  private final TestRoster roster;

  HostileUpgradeTest(TestDatabase database) {
    this.stage = new UpgradeStage(database);
    this.roster = stage.roster;
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!channel> <@U1> @everyone @here <#C1>",
        "<https://evil.test|Approve> [Approve](https://evil.test)",
        "*bold* _it_ ~gone~ `/org delete` ```code``` > quote",
        "x'; drop table upgrade_request; -- ${jndi:ldap://x}",
        "=cmd|' /C calc'!A0"
      })
  @DisplayName("R6: a reason is plain text on every card, and nothing else")
  void aReasonIsPlainText(String reason) {
    roster.fill(stage.ben, "upgrade request", Map.of("reason", reason));
    roster.settle();
    Reply.Message card = roster.newestCard(stage.elif);
    assertPlain(card, reason);
    Reply denied = stage.deny(stage.elif, card, reason);
    assertPlain(TestRoster.message(denied), reason);
    roster.settle();
    assertPlain(roster.newestCard(stage.ana), reason);
    assertPlain(roster.newestCard(stage.ben), reason);
  }

  @Test
  @DisplayName("R5: cancelling tells nobody whose request a guessed code is")
  void cancellingTellsNothingOfOthersRequests() {
    String code = stage.request("please");
    Account eve = roster.member(stage.ana, "Eve Moss", "member");
    assertThat(roster.ask(eve, "upgrade cancel " + code))
        .isEqualTo(roster.ask(eve, "upgrade cancel r-99999").replace("r-99999", code));
    assertThat(roster.ask(stage.elif, "upgrade cancel " + code)).contains("Only Ben Ode can");
  }

  private static void assertPlain(Reply.Message message, String text) {
    assertThat(spans(message)).contains(Span.plain(text));
    assertThat(spans(message).filter(span -> span.words().contains(text)))
        .allSatisfy(span -> assertThat(span).isInstanceOf(Span.Plain.class));
  }

  private static Stream<Span> spans(Reply.Message message) {
    return message.blocks().stream()
        .flatMap(block ->
            switch (block) {
              case Block.Paragraph(var spans) -> spans.stream();
              case Block.Note(var spans) -> spans.stream();
              case Block.Facts(var facts) -> facts.stream().flatMap(f -> f.value().stream());
              default -> Stream.of();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!channel>",
        "@everyone",
        "`/org delete`",
        "\u202Elive\u202C ✅ approved",
        "[Ana](https://evil.test)",
        "%s %d {0}"
      })
  @DisplayName("R6: a name is a name in every answer about a request")
  void aNameIsAName(String name) {
    Account mallory = roster.member(stage.ana, name, "member");
    String code = UpgradeStage.code(roster.ask(mallory, "upgrade request x"));
    roster.settle();
    Reply.Message card = roster.newestCard(stage.elif);
    String shown = TestRoster.words(roster.say(mallory, "me")).lines().findFirst().orElseThrow();
    assertThat(card.words()).contains("Pro for " + shown + "?");
    for (String line :
        List.of("upgrade list", "upgrade show " + code, "upgrade cancel " + code, "inbox")) {
      Reply answer = roster.say(stage.elif, line);
      assertThat(spans(TestRoster.message(answer)).filter(s -> s instanceof Span.Command))
          .as(line)
          .noneMatch(span -> span.words().contains("delete"));
    }
    assertThat(roster.ask(stage.elif, "upgrade approve " + code)).contains("is on Pro now");
    roster.settle();
    assertThat(roster.newestCard(stage.elif).words()).contains("Pro for " + shown);
  }

  @Test
  void oddCodesAndLengthsAreAnsweredInWords() {
    for (String code :
        List.of("r-", "r-%", "r-____", "-1", "NaN", "922337203685477", "٣", "r-7k2m'--")) {
      assertThat(roster.ask(stage.elif, "upgrade approve " + code)).contains("There is no request");
    }
    assertThat(roster.ask(stage.elif, "upgrade approve " + "r".repeat(2_000)))
        .contains("at most 16 characters");
    assertThat(roster.ask(stage.ben, "upgrade request " + "x".repeat(501)))
        .contains("at most 500 characters are allowed, this has 501");
    assertThat(roster.ask(stage.ben, "upgrade request cut \u202E here")).contains("not allowed");
    assertThat(roster.ask(stage.ben, "upgrade request " + "😀".repeat(500))).contains("Asked for");
    assertThat(roster.ask(stage.ben, "upgrade list")).contains("pending");
  }
}
