package dev.roster.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiscordSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " token"})
  void refusesATokenThatCannotBeOne(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DiscordSettings(token, Optional.empty()))
        .withMessageContaining("DISCORD_TOKEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://x.test/api/v10", "https://x.test/", "ftp://x.test/api/v10/", "/api/v10/"})
  void refusesAnotherBase(String base) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DiscordSettings("t", Optional.of(URI.create(base))))
        .withMessageContaining("DISCORD_API_BASE_URL");
  }

  @Test
  void keepsTheTokenToItself() {
    var settings =
        new DiscordSettings("secret", Optional.of(URI.create("http://127.0.0.1:1/api/v10/")));

    assertThat(settings).asString().contains("127.0.0.1").doesNotContain("secret");
  }

  @Test
  void invitesWithExactlyThePermissionsThatAreUsed() {
    // View channels (1 << 10) and send messages (1 << 11).
    assertThat(InviteUrl.of("123456789012345678"))
        .hasToString(
            "https://discord.com/oauth2/authorize?client_id=123456789012345678"
                + "&scope=bot+applications.commands&permissions=3072");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InviteUrl.of("my bot"))
        .withMessageContaining("DISCORD_CLIENT_ID");
  }
}
