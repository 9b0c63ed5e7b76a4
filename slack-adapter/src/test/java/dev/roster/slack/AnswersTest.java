package dev.roster.slack;

import static dev.roster.slack.OnSlack.ADA;
import static dev.roster.slack.OnSlack.GENERAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.slack.api.Slack;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.SampleReplies;
import dev.roster.reply.Span;
import dev.roster.slack.standin.Fault;
import dev.roster.slack.standin.Shown;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class AnswersTest {

  private final FakeEngine engine = new FakeEngine();
  private OnSlack on;

  @BeforeEach
  void start() throws Exception {
    on = OnSlack.byHttp(engine);
    engine.answer = call -> Reply.text("answer");
  }

  @AfterEach
  void stop() {
    on.close();
  }

  @Test
  @DisplayName("trust.md, Faults: Slack 429 with Retry-After, 5xx")
  void triesAnAnswerAgainThatSlackDidNotTake() throws Exception {
    on.slack.fault("response_url", Fault.ill(), Fault.rateLimited(1));

    var typed = on.people.type(ADA, GENERAL, "member list");

    assertThat(typed.answer().text()).isEqualTo("answer");
    assertThat(on.slack.calls("response_url")).hasSize(3);
  }

  @Test
  void answersInTheChannelWhenTheResponseUrlIsGone() throws Exception {
    on.slack.fault("response_url", new Fault(404, Map.of(), "used_url", false));

    on.people.type(ADA, GENERAL, "member list");

    Shown answer = shown("chat.postEphemeral");
    assertThat(answer.isPrivate()).isTrue();
    assertThat(answer.text()).isEqualTo("answer");
    assertThat(on.slack.calls("response_url")).hasSize(1);
  }

  @Test
  void answersInTheDirectMessagesWhenTheBotIsNotInTheChannel() throws Exception {
    on.slack.fault("response_url", new Fault(404, Map.of(), "used_url", false));
    on.slack.fault("chat.postEphemeral", Fault.error("not_in_channel"));

    on.people.type(ADA, GENERAL, "member list");

    assertThat(shown("chat.postMessage").channel()).isEqualTo("D" + ADA);
  }

  @Test
  void sendsLongAnswersInSeveralParts() throws Exception {
    engine.answer = call -> sample("long-text");

    var typed = on.people.type(ADA, GENERAL, "help");
    for (int i = 0; i < 3; i++) {
      assertThat(typed.answer().text()).isNotBlank();
    }
  }

  @Test
  @DisplayName("trust.md R6: nothing a person types pings or renders as markup")
  void shieldsHostileNames() throws Exception {
    engine.answer = call -> sample("hostile-names");

    var answer = on.people.type(ADA, GENERAL, "member list").answer();

    assertThat(answer.text()).contains("&lt;!channel&gt;");
    assertThat(answer.content().toString())
        .doesNotContain("<!", "<@", "\\u003c!", "mrkdwn", "link_names");
  }

  @Test
  void sendsFilesToTheDirectMessages() throws Exception {
    byte[] bytes = "name;role\n".getBytes(StandardCharsets.UTF_8);
    engine.answer =
        call ->
            new Reply.File(
                "members.csv", "text/csv", bytes, Reply.text("The list is in your messages."));

    var typed = on.people.type(ADA, GENERAL, "member export");

    assertThat(typed.answer().text()).isEqualTo("The list is in your messages.");
    assertThat(on.slack.files()).containsExactly("members.csv in D" + ADA);
  }

  @Test
  void keepsTheButtonsOfAFilesCaptionInTheDirectMessages() throws Exception {
    var id = "p" + "a".repeat(22);
    var caption =
        Reply.text("The history of Acme.")
            .with(new Block.Buttons(List.of(new Button("Next", Button.Style.PLAIN, id))));
    engine.answer = call -> new Reply.File("a.csv", "text/csv", new byte[] {1}, caption);

    var answer = on.people.type(ADA, "D" + ADA, "audit export").answer();

    assertThat(on.slack.files()).containsExactly("a.csv in D" + ADA);
    assertThat(answer.text()).isEqualTo("The history of Acme.");
    assertThat(answer.content().toString()).contains("Next");
    assertThat(on.slack.calls("files.completeUploadExternal").toString())
        .doesNotContain("The+history", "The history");
  }

  @Test
  void answersWithTheWordsAtOnceAndSendsThePictureToTheDirectMessages() throws Exception {
    engine.answer =
        call ->
            new Reply.Picture(
                "usage.png", "Credits by day", new byte[] {1}, "Bars", Reply.text("12 credits."));

    var answer = on.people.type(ADA, GENERAL, "usage show").answer();

    assertThat(answer.text()).startsWith("12 credits.").contains("in your direct messages");
    Awaitility.await()
        .untilAsserted(() -> assertThat(on.slack.files()).contains("usage.png in D" + ADA));
    assertThat(on.slack.calls("files.getUploadURLExternal").toString()).contains("Bars");
  }

  @Test
  void neverSendsAnswersElsewhereThanToSlack() {
    var slack = Slack.getInstance();
    for (String url :
        List.of(
            "http://169.254.169.254/latest",
            "http://hooks.slack.com/x",
            "https://hooks.slack.com.evil.test/x",
            "https://evil.test/hooks.slack.com",
            "file:///etc/passwd",
            "not a url")) {
      assertThat(ResponseUrl.open(slack.getHttpClient(), Optional.empty(), url)).as(url).isEmpty();
    }
    assertThat(
            ResponseUrl.open(
                slack.getHttpClient(), Optional.empty(), "https://hooks.slack.com/commands/1"))
        .isPresent();
  }

  @Test
  void drawsTheHomeTabAndRedrawsItAfterAClick() throws Exception {
    engine.answer =
        call ->
            Reply.of(
                new Block.Heading("Home"),
                new Block.Paragraph(List.of(Span.plain(call.input().door()))));
    var opened = new JsonObject();
    opened.addProperty("type", "app_home_opened");
    opened.addProperty("user", ADA);
    opened.addProperty("tab", "home");
    on.people.happen(opened);
    Awaitility.await().until(() -> on.slack.home(ADA) != null);

    on.people.pressAtHome(ADA, "u" + "x".repeat(22));

    Awaitility.await().until(() -> on.slack.calls("views.publish").size() == 2);
    assertThat(on.slack.inbox(ADA)).hasSize(1);
    var home = Objects.requireNonNull(on.slack.home(ADA));
    assertThat(home.get("type").getAsString()).isEqualTo("home");
  }

  private static Reply.Message sample(String name) {
    return Objects.requireNonNull(SampleReplies.all().get(name), name);
  }

  private Shown shown(String method) {
    Awaitility.await().until(() -> !on.slack.messages().isEmpty());
    assertThat(on.slack.calls(method)).isNotEmpty();
    return on.slack.messages().getLast();
  }
}
