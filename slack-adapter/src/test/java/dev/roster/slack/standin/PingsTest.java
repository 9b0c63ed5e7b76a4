package dev.roster.slack.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stand-in sees pings and links where there are some: what other tests rely on is so. */
final class PingsTest {

  private static List<String> pings(String method, String params) {
    var call =
        new StandInSlack.Called(method, JsonParser.parseString(params).getAsJsonObject(), "");
    return Pings.of(call).stream().map(ping -> ping.kind() + ping.who()).toList();
  }

  @Test
  void seesBroadcastsInMarkup() {
    assertThat(
            pings(
                "response_url", "{\"text\":\"<!channel> <!here|x> <!subteam^S1> &lt;!everyone>\"}"))
        .containsExactly("channel", "here", "groupS1");
  }

  @Test
  void seesBroadcastsAndPeopleInBlocks() {
    String blocks =
        """
        {"channel":"C1","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section",
          "elements":[{"type":"broadcast","range":"here"},{"type":"user","user_id":"U1"},
            {"type":"text","text":"<!channel>"}]}]},
          {"type":"section","text":{"type":"mrkdwn","text":"<@U2> <!everyone>"}}]}
        """;
    assertThat(pings("chat.postMessage", blocks))
        .containsExactly("here", "userU1", "everyone", "userU2");
    assertThat(pings("chat.postMessage", blocks.replace("C1", "DU9")))
        .containsExactly("here", "everyone");
    assertThat(pings("chat.postMessage", "{\"text\":\"@channel\",\"link_names\":\"true\"}"))
        .containsExactly("names");
  }

  @Test
  void readsWordsAndLinks() {
    var content =
        JsonParser.parseString(
                """
                {"text":"<https://evil.test|x>","blocks":[
                  {"type":"header","text":{"type":"plain_text","text":"Hello"}},
                  {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                    {"type":"text","text":"see "},
                    {"type":"link","url":"https://roster.test","text":"this"}]}]}]}
                """)
            .getAsJsonObject();
    var reading = Reading.of(content);
    assertThat(reading.words()).isEqualTo("Hello\nsee this");
    assertThat(reading.links()).containsExactly("https://roster.test", "https://evil.test");
  }
}
