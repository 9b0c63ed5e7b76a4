package dev.roster.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.command.Call;
import dev.roster.command.Input;
import dev.roster.platform.Mailer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaygroundServletTest {

  private static final String SAY =
      "{\"as\":\"ada\",\"place\":\"%s\",\"id\":\"id-12345678\",\"text\":\"%s\"}";

  @TempDir private Path folder;
  private PlaygroundFixture fixture;

  @BeforeEach
  void start() throws Exception {
    fixture = new PlaygroundFixture(folder);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void takesALineAtOnceAndTellsTheAnswerLater() throws Exception {
    var taken = fixture.own("/api/say", SAY.formatted("dm", "invite @ben"));
    assertThat(taken.statusCode()).isEqualTo(202);
    assertThat(fixture.events("ada", "You said: invite <@playground:local/ben>")).isNotEmpty();
    Call call = fixture.engine.calls().getFirst();
    assertThat(call.account()).isEqualTo(Cast.find("ada").orElseThrow().account());
    assertThat(call.place().direct()).isTrue();
    assertThat(call.delivery()).isEqualTo("id-12345678");
  }

  @Test
  void tellsAnswersInTheChannelToTheAskerOnly() throws Exception {
    fixture.own("/api/say", SAY.formatted("general", "secret"));
    assertThat(fixture.events("ada", "You said: secret")).isNotEmpty();
    assertThat(String.join("\n", fixture.events("ben", "snapshot"))).doesNotContain("secret");
    assertThat(String.join("\n", fixture.events("ben", "data: ")))
        .contains("people")
        .doesNotContain("secret");
  }

  @Test
  void doesALineThatIsSentTwiceOnce() throws Exception {
    fixture.own("/api/say", SAY.formatted("dm", "once"));
    fixture.events("ada", "You said: once");
    assertThat(fixture.own("/api/say", SAY.formatted("dm", "once")).statusCode()).isEqualTo(202);
    assertThat(fixture.engine.calls()).hasSize(1);
  }

  @Test
  void opensAFormForWhatIsMissing() throws Exception {
    var taken = fixture.own("/api/say", SAY.formatted("dm", "try all"));
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.body())
        .contains("\"command\":\"try all\"")
        .contains("\"input\":\"people\"")
        .contains("\"input\":\"choice\"")
        .contains("\"input\":\"suggested\"")
        .contains("\"input\":\"person\"")
        .contains("\"input\":\"yesno\"")
        .contains("\"input\":\"text\"");
    assertThat(fixture.engine.calls()).isEmpty();
  }

  @Test
  void tellsWhatIsWrongWithAFormInPlace() throws Exception {
    String form =
        "{\"as\":\"ada\",\"place\":\"dm\",\"id\":\"id-12345678\",\"command\":\"try all\",\"words\":%s}";
    var wrong = fixture.own("/api/submit", form.formatted("{\"people\":\" \"}"));
    assertThat(wrong.statusCode()).isEqualTo(200);
    assertThat(wrong.body()).contains("At least one mention");
    var right = fixture.own("/api/submit", form.formatted("{\"people\":\"@ben\"}"));
    assertThat(right.statusCode()).isEqualTo(202);
    fixture.events("ada", "You filled: ");
    assertThat(((Input.Filled) fixture.engine.calls().getFirst().input()).words())
        .containsEntry("people", "<@playground:local/ben>");
  }

  @Test
  void putsAnUpdateInThePlaceOfTheMessageThatWasPressed() throws Exception {
    fixture.own("/api/say", SAY.formatted("dm", "buttons"));
    fixture.events("ada", "id-12345678-answer");
    var taken =
        fixture.own(
            "/api/press",
            "{\"as\":\"ada\",\"place\":\"dm\",\"id\":\"id-press-1\","
                + "\"message\":\"id-12345678-answer\",\"button\":\"%s\"}"
                    .formatted(FakeEngine.UPDATE));
    assertThat(taken.statusCode()).isEqualTo(202);
    fixture.events("ada", "Accepted.");
    assertThat(String.join("\n", fixture.events("ada", "data: "))).doesNotContain("Pick one.");
  }

  @Test
  void offersAFileToItsPersonOnly() throws Exception {
    fixture.own("/api/say", SAY.formatted("general", "file"));
    String told = String.join("\n", fixture.events("ada", "files/"));
    String path = told.replaceAll("(?s).*\"(files/[0-9a-f-]+)\".*", "/api/$1");
    var file = fixture.get(path + "?as=ada");
    assertThat(file.body()).startsWith("name;role");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename*=UTF-8''members%20of%20Acme.csv");
    assertThat(fixture.get(path + "?as=ben").statusCode()).isEqualTo(404);
  }

  @Test
  void showsAPictureWithWhatItShowsBesideItsWords() throws Exception {
    fixture.own("/api/say", SAY.formatted("general", "picture"));
    String told = String.join("\n", fixture.events("ada", "files/"));
    assertThat(told).contains("12 credits.", "\"alternative\":\"Bars by day\"");
    String path = told.replaceAll("(?s).*\"(files/[0-9a-f-]+)\".*", "/api/$1");
    assertThat(fixture.get(path + "?as=ada").headers().firstValue("Content-Type"))
        .hasValue("image/png");
    assertThat(fixture.get(path + "?as=ben").statusCode()).isEqualTo(404);
  }

  @Test
  void showsAMailInAFrameThatMayRunNothing() throws Exception {
    fixture.mails.send(
        new Mailer.Mail(
            "ben@acme.test", "Hello", "text", "<html><head></head><a href='/x'>x</a></html>", "m"));
    String told = String.join("\n", fixture.events("ben", "Hello"));
    String id =
        told.replaceAll("(?s).*\"mails\":\\[\\{\"at\":\"[^\"]*\",\"id\":\"([^\"]*)\".*", "$1");
    var mail = fixture.get("/api/mails/" + id);
    assertThat(mail.body()).contains("<base target=\"_blank\">");
    assertThat(mail.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("sandbox")
        .doesNotContain("allow-scripts")
        .doesNotContain("allow-same-origin");
  }

  @Test
  void servesAPageThatRunsOwnScriptsOnly() throws Exception {
    var page = fixture.get("");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("<style").doesNotContainPattern(" on[a-z]+=");
    assertThat(fixture.get("/main.js").headers().firstValue("Content-Type"))
        .hasValue("text/javascript; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/say", "/api/press", "/api/submit", "/api/read", "/api/complete"})
  void refusesWhatAnotherSiteCouldSend(String path) throws Exception {
    String json = SAY.formatted("dm", "org create Evil");
    assertThat(fixture.post(path, json).statusCode()).isEqualTo(403);
    assertThat(
            fixture
                .post(path, json, PlaygroundServlet.HEADER, "1", "Origin", "https://evil.test")
                .statusCode())
        .isEqualTo(403);
    assertThat(fixture.engine.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"as\":\"nobody\",\"id\":\"id-12345678\",\"text\":\"home\"}",
        "{\"as\":\"ada\",\"id\":\"'\",\"text\":\"home\"}",
        "{\"as\":\"ada\",\"id\":\"id-12345678\"}"
      })
  void refusesWhatNoPageOfOursSends(String json) throws Exception {
    assertThat(fixture.own("/api/say", json).statusCode()).isEqualTo(400);
    assertThat(fixture.engine.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/../Cast.class", "/Cast.class", "/api/files/x", "/api/mails/x", "/api/none"})
  void hasNothingElse(String path) throws Exception {
    assertThat(fixture.get(path).statusCode()).isEqualTo(404);
  }
}
