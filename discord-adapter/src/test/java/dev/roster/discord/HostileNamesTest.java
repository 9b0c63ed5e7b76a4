package dev.roster.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.discord.standin.Person;
import dev.roster.discord.standin.Shown;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that would be a mention, a link or markup; in every place where a name stands. */
@DisplayName("issue, Must hold: a hostile name pings nobody and renders as text")
final class HostileNamesTest {

  private final OnDiscord on;

  HostileNamesTest() throws Exception {
    on = new OnDiscord();
  }

  @AfterEach
  void close() {
    on.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@everyone",
        "@here",
        "<!channel>",
        "<@1>",
        "<@&1>",
        "<#1>",
        "[x](https://evil.test)",
        "https://evil.test",
        "# x",
        "-# x",
        "> x",
        "**x** __y__ ~~z~~ ||s||",
        "`x` ```y```",
        "\\",
        "</roster help:1>",
        "<t:0:R>",
        ":smile: <:a:1>"
      })
  void areShownAsTheyAre(String name) throws Exception {
    Person mallory = on.acme.person(name);
    // An org's name has no backticks, which would read as a command in a sentence about it.
    String org = "Org " + name.replace("`", "");
    assertThat(on.say(mallory, "/org create", Map.of("name", org, "plan", "pro"))).contains(org);
    on.say(
        mallory,
        "/invite send",
        Map.of("people", on.bob.mention(), "role", "admin", "message", "Hi " + name));
    Shown card = on.discord.dm(on.bob, "Join");
    assertThat(card.words()).contains(org).contains("Hi " + name);
    assertThat(on.press(on.bob, card, "Accept").words()).contains(org);
    assertThat(on.say(on.bob, "/member list", Map.of())).contains(name);
    assertThat(on.say(mallory, "/roster me", Map.of())).contains(org);

    assertThat(on.say(mallory, "/team create", Map.of("name", "Team " + name, "description", name)))
        .contains("Team " + name);
    assertThat(on.say(mallory, "/team list", Map.of())).contains("Team " + name);

    on.say(on.bob, "/upgrade request", Map.of("reason", "because " + name));
    Shown request = on.discord.dm(mallory, "Pro for Bob?");
    assertThat(request.words()).contains("because " + name).contains(org);
    var form = on.discord.press(mallory, request, "Deny").modal();
    on.discord.submit(mallory, form, Map.of("Reason", "no " + name)).answer();
    Shown denied = on.discord.dm(on.bob, "denied your request");
    assertThat(denied.words()).contains("no " + name).contains(org);
    Awaitility.await().until(() -> request.buttons().isEmpty());

    assertThat(on.discord.pings()).isEmpty();
    for (Shown message : on.discord.messages()) {
      assertThat(message.links()).as(message.text()).isEmpty();
      assertThat(message.headings()).as(message.text()).doesNotContain("x");
      assertThat(message.text().lines())
          .as(message.text())
          .noneMatch(line -> line.startsWith("> ") || line.equals("-# x"));
    }
  }
}
